import { readProgress } from '../lesson/progress';

/** How many questions of this self-test were answered, and how many of them rightly. */
class SelfTestScore extends HTMLElement {
  connectedCallback(): void {
    window.addEventListener('nudge-progress', this.count);
    this.count();
  }

  disconnectedCallback(): void {
    window.removeEventListener('nudge-progress', this.count);
  }

  private readonly count = (): void => {
    const made = Object.values(readProgress().predictions[this.getAttribute('lesson') ?? ''] ?? {});
    const right = made.filter((each) => each.chosen === each.right).length;
    this.textContent = (this.getAttribute('template') ?? '')
      .replace('{right}', String(right))
      .replace('{made}', String(made.length))
      .replace('{all}', this.getAttribute('all') ?? '');
  };
}

customElements.define('self-test-score', SelfTestScore);
