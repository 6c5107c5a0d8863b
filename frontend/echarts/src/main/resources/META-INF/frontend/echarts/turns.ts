// Charts that come together are painted one after the other, with a frame between them: the first is seen sooner, and a hand need not wait for the last.

/** Paints, and says whether there was anything to paint. */
export type Turn = () => boolean;

const waiting = new Set<Turn>();
let painted = false;

/** Takes the turn now where no other chart was painted since the last frame, else when it comes. */
export function inTurn(turn: Turn): void {
  waiting.add(turn);
  if (!painted) {
    next();
  }
}

export function giveUp(turn: Turn): void {
  waiting.delete(turn);
}

function next(): void {
  painted = false;
  for (const turn of waiting) {
    waiting.delete(turn);
    if (turn()) {
      painted = true;
      requestAnimationFrame(() => setTimeout(next));
      return;
    }
  }
}
