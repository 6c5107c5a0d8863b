import { exported, forget, imported, reachedAt } from '../lesson/progress';

const LARGEST_FILE = 512 * 1024;

/** The checkpoints of all lessons as this browser knows them; writes them to a file, takes a file in, forgets them. */
class ProgressOverview extends HTMLElement {
  connectedCallback(): void {
    window.addEventListener('nudge-progress', this.tick);
    this.addEventListener('click', this.onClick);
    this.addEventListener('change', this.onChosen);
    // The server puts the list in after the element.
    window.setTimeout(this.tick);
  }

  disconnectedCallback(): void {
    window.removeEventListener('nudge-progress', this.tick);
    this.removeEventListener('click', this.onClick);
    this.removeEventListener('change', this.onChosen);
  }

  private readonly tick = (): void => {
    for (const item of this.querySelectorAll<HTMLElement>('[data-checkpoint]')) {
      const at = reachedAt(item.dataset.lesson!, item.dataset.checkpoint!);
      item.toggleAttribute('data-done', at !== undefined);
      item.title = at === undefined ? '' : new Date(at).toLocaleString();
    }
  };

  private readonly onClick = (e: Event): void => {
    switch ((e.target as Element).closest<HTMLElement>('[data-act]')?.dataset.act) {
      case 'export':
        this.save();
        break;
      case 'import':
        this.chooser.click();
        break;
      case 'reset':
        if (window.confirm(this.status.dataset.sure)) {
          forget();
          this.say('forgotten');
        }
        break;
    }
  };

  private readonly onChosen = async (): Promise<void> => {
    const file = this.chooser.files?.[0];
    this.chooser.value = '';
    if (file) {
      const taken = file.size <= LARGEST_FILE && imported(await file.text());
      this.say(taken ? 'taken' : 'refused');
    }
  };

  private save(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([exported()], { type: 'application/json' }));
    link.download = 'nudge-progress.json';
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  private say(what: 'taken' | 'refused' | 'forgotten'): void {
    this.status.textContent = this.status.dataset[what] ?? '';
  }

  private get status(): HTMLElement {
    return this.querySelector<HTMLElement>('[role=status]')!;
  }

  private get chooser(): HTMLInputElement {
    return this.querySelector<HTMLInputElement>('input[type=file]')!;
  }
}

customElements.define('progress-overview', ProgressOverview);
