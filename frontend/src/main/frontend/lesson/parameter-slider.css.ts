export const styles = /* css */ `
  :host { display: block; --slider-ink: var(--model); }
  :host([hidden]) { display: none; }
  .row { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr) var(--slider-number-width, 5.75rem); column-gap: 16px; align-items: start; }
  .name { font: italic 600 var(--slider-name, 1.25rem)/44px var(--serif); color: var(--slider-ink); text-decoration: none; }
  :host([plain]) .row { grid-template-columns: var(--slider-name-width, auto) minmax(0, 1fr) var(--slider-number-width, 5.75rem); }
  :host([plain]) .name { font: 400 var(--slider-plain, .875rem)/1.25 var(--sans); color: var(--muted); min-height: 44px; display: flex; align-items: center; }

  .track { position: relative; isolation: isolate; height: 44px; touch-action: pan-y; cursor: pointer; -webkit-user-select: none; user-select: none; }
  .rail, .filled { position: absolute; top: 20px; height: 4px; border-radius: 2px; left: 0; }
  .rail { right: 0; background: var(--rail); }
  .filled { background: var(--slider-ink); }
  .knob { position: absolute; top: 11px; width: 22px; height: 22px; margin-left: -11px; box-sizing: border-box;
    border: 3px solid var(--slider-ink); border-radius: 50%; background: var(--paper); }
  input[type='range'] { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; pointer-events: none; }
  :host(:not([by-pointer])) input[type='range']:focus-visible ~ .knob { outline: 3px solid var(--focus); outline-offset: 3px; }
  :host([dragging]) .knob { background: var(--slider-ink); }
  .arrow { position: absolute; top: 12px; left: 0; width: 100%; height: 20px; overflow: visible; pointer-events: none; }
  .arrow path { stroke: var(--gradient); stroke-width: 3; fill: none; stroke-linecap: round; stroke-linejoin: round; }
  .arrow .halo { stroke: var(--paper); stroke-width: 9; }

  .below { margin-top: -4px; }
  .sweep { display: block; width: 100%; height: 34px; overflow: visible; }
  .sweep .curve { stroke: var(--loss); stroke-width: 1.5; stroke-dasharray: 5 4; fill: none; }
  .sweep .now { fill: var(--loss); }
  .sweep .past { fill: var(--loss); opacity: .3; }
  .words { display: var(--slider-words, block); margin: 4px 0 0; font: 400 .8125rem/1.45 var(--sans); color: var(--muted); font-variant-numeric: tabular-nums; }
  .words b { color: var(--gradient); font-weight: 650; }
  .slope { white-space: nowrap; margin: 4px 0 0; font: 400 var(--slider-slope, .8125rem)/1.35 var(--sans); color: var(--muted); text-align: right; font-variant-numeric: tabular-nums; }
  :host(:not([sloped])) :is(.arrow, .below, .slope) { display: none; }

  .number { box-sizing: border-box; width: 100%; height: 36px; margin-top: 4px; padding: 0 10px; border: 1px solid var(--control);
    border-radius: 8px; background: var(--paper); color: var(--ink); font: 500 var(--slider-number, 1rem) var(--sans); text-align: right;
    font-variant-numeric: tabular-nums; }
  .number:focus-visible { outline: 3px solid var(--focus); outline-offset: 1px; }
  .number[aria-invalid='true'] { border-color: var(--alarm); border-width: 2px; }
  .refusal { grid-column: 2 / -1; margin: 4px 0 0; font: 400 .8125rem/1.45 var(--sans); color: var(--alarm); }
  .refusal:empty { display: none; }

  /* Only what a compositor moves by itself: a shadow that grows would be painted anew sixty times a second, for as long as nobody has begun. */
  :host([pulse]) .knob::after { content: ''; position: absolute; z-index: -1; inset: -3px; border-radius: 50%; background: var(--pulse);
    animation: pulse 1.6s ease-in-out infinite; }
  @keyframes pulse { 50% { transform: scale(2.1); opacity: 0; } }
  @media (prefers-reduced-motion: reduce) { :host([pulse]) .knob::after { animation: none; transform: scale(1.55); } }
  @media (pointer: coarse) { .number { height: 44px; margin-top: 0; } }
`;
