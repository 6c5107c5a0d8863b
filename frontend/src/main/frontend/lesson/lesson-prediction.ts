import { predict, predictionMade } from './progress';

/**
 * A question with options to tap. The first tap is the guess: it is kept, and what holds is shown with the words about it. Whoever does not want to guess
 * is told at once.
 */
class LessonPrediction extends HTMLElement {
  private wired = false;

  connectedCallback(): void {
    // The server puts the options in after the element.
    queueMicrotask(() => this.wire());
  }

  private wire(): void {
    if (this.wired || !this.querySelector('.reveal')) {
      return;
    }
    this.wired = true;
    this.options.forEach((option, i) =>
      option.addEventListener('click', () => {
        if (!this.hasAttribute('answered')) {
          predict(this.lesson, this.name, i, this.right);
          this.reveal(i);
        }
      }),
    );
    this.querySelector('.skip')?.addEventListener('click', () => this.reveal(undefined));
    const made = predictionMade(this.lesson, this.name);
    if (made && made.right === this.right && made.chosen < this.options.length) {
      this.reveal(made.chosen);
    }
  }

  private reveal(chosen: number | undefined): void {
    this.setAttribute('answered', '');
    this.options.forEach((option, i) => {
      const mine = i === chosen;
      const holds = i === this.right;
      option.toggleAttribute('data-mine', mine);
      option.toggleAttribute('data-holds', holds);
      option.setAttribute('aria-disabled', 'true');
      const words = mine && holds ? 'both' : mine ? 'mine' : holds ? 'holds' : undefined;
      option.querySelector('.verdict')!.textContent = words ? this.getAttribute(words) : '';
    });
    this.querySelector<HTMLElement>('.skip')!.hidden = true;
    this.querySelector<HTMLElement>('.reveal')!.hidden = false;
  }

  private get options(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.option')];
  }

  private get lesson(): string {
    return this.getAttribute('lesson') ?? '';
  }

  private get name(): string {
    return this.getAttribute('name') ?? '';
  }

  private get right(): number {
    return Number(this.getAttribute('right'));
  }
}

customElements.define('lesson-prediction', LessonPrediction);
