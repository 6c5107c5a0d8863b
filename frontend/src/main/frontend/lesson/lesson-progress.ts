import { reach, reachedAt } from './progress';

/** A lesson's checkpoints, ticked off as they are reached; the server says when, the browser remembers. */
class LessonProgress extends HTMLElement {
  connectedCallback(): void {
    queueMicrotask(() => this.tick());
  }

  /** The server saw it reached. */
  reached(checkpoint: string): void {
    if (reach(this.lesson, checkpoint)) {
      const item = this.item(checkpoint);
      const status = this.querySelector<HTMLElement>('.reached');
      if (item && status) {
        status.textContent = (status.dataset.template ?? '{goal}').replace('{goal}', item.textContent ?? '');
      }
    }
    this.tick();
  }

  private get lesson(): string {
    return this.getAttribute('lesson') ?? '';
  }

  private item(checkpoint: string): HTMLElement | undefined {
    return [...this.querySelectorAll<HTMLElement>('[data-checkpoint]')].find((li) => li.dataset.checkpoint === checkpoint);
  }

  private tick(): void {
    for (const item of this.querySelectorAll<HTMLElement>('[data-checkpoint]')) {
      item.toggleAttribute('data-done', reachedAt(this.lesson, item.dataset.checkpoint!) !== undefined);
    }
  }
}

customElements.define('lesson-progress', LessonProgress);
