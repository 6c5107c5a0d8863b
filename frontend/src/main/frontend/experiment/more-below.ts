/** Says that the box it closes goes on below its edge, as long as it does, and leads on when pressed. */

/** Less than this is no more than a margin. */
const WORTH_SAYING = 24;
/** How much of the box one press leads on. */
const SHARE = 0.8;

class MoreBelow extends HTMLElement {
  private readonly resizes = new ResizeObserver(() => this.look());
  private box?: HTMLElement;

  connectedCallback(): void {
    const box = this.parentElement!;
    this.box = box;
    box.addEventListener('scroll', this.look, { passive: true });
    this.addEventListener('click', this.lead);
    // It also tells of how they begin, and needs no layout of its own for that.
    [box, ...box.children].forEach((each) => this.resizes.observe(each));
  }

  disconnectedCallback(): void {
    this.box?.removeEventListener('scroll', this.look);
    this.removeEventListener('click', this.lead);
    this.resizes.disconnect();
  }

  private readonly look = (): void => {
    const { scrollHeight, scrollTop, clientHeight } = this.box!;
    this.toggleAttribute('data-shown', scrollHeight - scrollTop - clientHeight > WORTH_SAYING);
  };

  private readonly lead = (e: Event): void => {
    if ((e.target as Element).closest('button')) {
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      this.box!.scrollBy({ top: SHARE * this.box!.clientHeight, behavior: still ? 'auto' : 'smooth' });
    }
  };
}

customElements.define('more-below', MoreBelow);
