// What a lesson's text does in the browser: shows which experiment a link has set, and puts a word's card beside the word.
declare global {
  interface Window {
    nudgeHighlight(id: string): void;
    nudgeTermCard(card: HTMLElement, term: string): void;
  }
}

const HIGHLIGHT_MS = 1200;
const MARGIN = 12;

window.nudgeHighlight = (id) => {
  const section = document.getElementById(id);
  if (!section) {
    return;
  }
  section.toggleAttribute('data-poked', true);
  window.setTimeout(() => section.removeAttribute('data-poked'), HIGHLIGHT_MS);
  const pictures = section.querySelector('.pictures')?.getBoundingClientRect();
  if (pictures && (pictures.bottom < 0 || pictures.top > window.innerHeight)) {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    section.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' });
  }
};

/** The last word pressed: the same word may stand on a page more than once. */
let pressed: HTMLElement | undefined;
document.addEventListener(
  'click',
  (e) => {
    pressed = (e.target as Element | null)?.closest?.<HTMLElement>('[data-term]') ?? pressed;
  },
  true,
);

window.nudgeTermCard = (card, term) => {
  const word = pressed?.dataset.term === term && pressed.isConnected ? pressed : document.querySelector<HTMLElement>(`[data-term="${CSS.escape(term)}"]`);
  if (!card.matches(':popover-open')) {
    card.showPopover();
  }
  if (!word) {
    return;
  }
  const at = word.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const left = Math.max(MARGIN, Math.min(at.left, window.innerWidth - width - MARGIN));
  const below = at.bottom + 8;
  const top = below + height < window.innerHeight ? below : Math.max(MARGIN, at.top - height - 8);
  card.style.left = `${left}px`;
  card.style.top = `${top}px`;
};

export {};
