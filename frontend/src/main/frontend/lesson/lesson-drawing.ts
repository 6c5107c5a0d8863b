import { drawingMade, keepDrawing } from './progress';

/** A question answered by a drawn curve. The server draws and judges; this keeps the curve in the browser and brings it back. */
class LessonDrawing extends HTMLElement {
  private told = false;

  connectedCallback(): void {
    // The server listens once the element stands.
    window.setTimeout(() => {
      const kept = drawingMade(this.lesson, this.name);
      if (kept && !this.told) {
        this.told = true;
        this.dispatchEvent(new CustomEvent('drawing-kept', { detail: kept.drawn }));
      }
    });
  }

  /** The first answer stays. */
  keep(heights: number[]): void {
    this.told = true;
    keepDrawing(this.lesson, this.name, heights);
  }

  private get lesson(): string {
    return this.getAttribute('lesson') ?? '';
  }

  private get name(): string {
    return this.getAttribute('name') ?? '';
  }
}

customElements.define('lesson-drawing', LessonDrawing);
