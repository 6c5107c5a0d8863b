// A finger hides what it moves: a round glass above it shows the place twice as large.
import type { Pixel } from './types';

const SIZE = 96;
const ZOOM = 2;
const ABOVE = 84;

export class Loupe {
  constructor(
    private readonly glass: HTMLCanvasElement,
    private readonly container: HTMLElement,
    private readonly paper: () => string,
  ) {}

  show(client: Pixel): void {
    const ratio = window.devicePixelRatio;
    const glass = this.glass;
    glass.hidden = false;
    glass.width = glass.height = SIZE * ratio;
    glass.style.width = glass.style.height = `${SIZE}px`;
    const context = glass.getContext('2d')!;
    context.fillStyle = this.paper();
    context.fillRect(0, 0, glass.width, glass.height);
    const box = this.container.getBoundingClientRect();
    const side = SIZE / ZOOM;
    for (const layer of this.container.querySelectorAll('canvas')) {
      const scale = layer.width / box.width;
      const x = (client.x - box.left - side / 2) * scale;
      const y = (client.y - box.top - side / 2) * scale;
      context.drawImage(layer, x, y, side * scale, side * scale, 0, 0, glass.width, glass.height);
    }
    // Where there is no room above the finger, the glass goes beside it.
    const room = client.y - ABOVE - SIZE / 2 >= 0;
    const besides = client.x + ABOVE + SIZE / 2 <= document.documentElement.clientWidth ? ABOVE : -ABOVE;
    const x = room ? client.x : client.x + besides;
    const y = room ? client.y - ABOVE : client.y;
    glass.style.transform = `translate(${x - box.left - SIZE / 2}px, ${y - box.top - SIZE / 2}px)`;
  }

  hide(): void {
    this.glass.hidden = true;
  }
}
