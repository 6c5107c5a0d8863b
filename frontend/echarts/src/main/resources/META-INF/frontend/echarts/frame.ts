// What the element is made of.

const CSS = `
:host { display: block; position: relative; min-width: 0; height: 20rem; contain: layout style; }
:host([hidden]) { display: none; }
:host([printing]) { color-scheme: light; }
#surface { position: relative; width: 100%; height: 100%; outline-offset: 2px; touch-action: pan-y pinch-zoom; border-radius: 4px; }
#surface:focus-visible { outline: 2px solid var(--e-chart-focus, currentColor); outline-offset: -2px; }
#surface[data-by-pointer] { outline: none; }
#surface[data-over-point], #surface[data-over-point] * { cursor: grab !important; }
#surface[data-zoomable] { touch-action: pan-y; }
#whole { position: absolute; top: 2px; right: 4px; min-height: 32px; padding: 0 12px; border: 1px solid var(--e-chart-focus, currentColor); border-radius: 16px;
  background: var(--e-chart-paper, Canvas); color: inherit; font-family: var(--e-chart-font, inherit); font-size: 13px; font-weight: 500; cursor: pointer; }
#surface[data-sketch] { touch-action: none; }
#surface[data-sketch], #surface[data-sketch] * { cursor: crosshair; }
#surface[data-dragging], #surface[data-dragging] * { cursor: grabbing !important; }
#picture { width: 100%; height: 100%; overflow: hidden; -webkit-user-select: none; user-select: none; }
#surface[data-dragging] .e-chart-tip { visibility: hidden !important; }
#surface:not(:focus, [data-dragging]) #ring { display: none; }
#ring { position: absolute; left: 0; top: 0; width: 22px; height: 22px; box-sizing: border-box; border-radius: 50%;
  border: 3px solid var(--e-chart-focus, currentColor); pointer-events: none; }
#loupe { position: absolute; left: 0; top: 0; border-radius: 50%; pointer-events: none; z-index: 10; box-sizing: border-box;
  border: 2px solid var(--e-chart-focus, currentColor); box-shadow: 0 2px 12px rgba(0, 0, 0, .35); }
#live { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none; }
@media print { #picture canvas, #picture > div { max-width: 100% !important; } #picture canvas { height: auto !important; } #ring { display: none; } }
`;

const HTML = `
<div id="surface" part="surface" role="img" aria-describedby="sentence help">
  <div id="picture"></div>
  <div id="ring" part="ring" hidden></div>
</div>
<button id="whole" part="whole" type="button" hidden></button>
<canvas id="loupe" part="loupe" aria-hidden="true" hidden></canvas>
<p id="sentence" hidden></p>
<p id="help" hidden></p>
<div id="live" aria-live="polite"></div>
<span id="probe" hidden></span>
`;

export interface Frame {
  surface: HTMLElement;
  picture: HTMLElement;
  ring: HTMLElement;
  whole: HTMLElement;
  loupe: HTMLCanvasElement;
  sentence: HTMLElement;
  help: HTMLElement;
  live: HTMLElement;
  probe: HTMLElement;
}

/** Fills a new shadow root and hands out its parts. */
export function frame(host: HTMLElement): Frame {
  const root = host.attachShadow({ mode: 'open', delegatesFocus: true });
  root.innerHTML = `<style>${CSS}</style>${HTML}`;
  const part = <T extends HTMLElement>(id: string) => root.getElementById(id) as T;
  return {
    surface: part('surface'),
    picture: part('picture'),
    ring: part('ring'),
    whole: part('whole'),
    loupe: part<HTMLCanvasElement>('loupe'),
    sentence: part('sentence'),
    help: part('help'),
    live: part('live'),
    probe: part('probe'),
  };
}
