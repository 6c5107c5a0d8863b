export const styles = /* css */ `
  :host { display: block; }
  :host([hidden]) { display: none; }
  .sheet { display: block; box-sizing: border-box; width: min(100%, 288px); aspect-ratio: 1; border: 1px solid var(--control); border-radius: 8px;
    background: var(--paper); cursor: crosshair; touch-action: none; -webkit-user-select: none; user-select: none; }
  .sheet:focus { outline: none; }
  :host(:not([by-pointer])) .sheet:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
  .ink { fill: var(--ink); }
  .pen { display: none; fill: none; stroke: var(--focus); stroke-width: .5; }
  :host(:not([by-pointer])) .sheet:focus-visible .pen { display: inline; }
  :host([pen-down]) .pen { fill: var(--focus); }
  .tools { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 0; }
  button { min-height: 40px; padding: 0 14px; border: 1px solid var(--hairline); border-radius: 8px; background: none; color: var(--ink);
    font: 500 .9375rem/1.2 var(--sans); cursor: pointer; }
  button:hover { background: var(--raised); border-color: var(--control); }
  button:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
  button[aria-pressed='true'] { border-color: var(--ink); font-weight: 600; }
  p { margin: 8px 0 0; font: 400 .8125rem/1.45 var(--sans); color: var(--muted); }
  .said { min-height: 1.45em; margin: 0; }
  @media (pointer: coarse) { button { min-height: 44px; } }
`;
