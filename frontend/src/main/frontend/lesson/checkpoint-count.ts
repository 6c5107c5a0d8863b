import { reachedAt } from './progress';

/** How many of a lesson's own checkpoints are reached; nothing before the first. */
class CheckpointCount extends HTMLElement {
  connectedCallback(): void {
    window.addEventListener('nudge-progress', this.count);
    this.count();
  }

  disconnectedCallback(): void {
    window.removeEventListener('nudge-progress', this.count);
  }

  private readonly count = (): void => {
    const lesson = this.getAttribute('lesson') ?? '';
    const own = (this.getAttribute('checkpoints') ?? '').split(' ');
    const reached = own.filter((checkpoint) => reachedAt(lesson, checkpoint) !== undefined).length;
    this.textContent = reached
      ? (this.getAttribute('template') ?? '')
          .replace('{reached}', String(reached))
          .replace('{all}', String(own.length))
      : '';
  };
}

customElements.define('checkpoint-count', CheckpointCount);
