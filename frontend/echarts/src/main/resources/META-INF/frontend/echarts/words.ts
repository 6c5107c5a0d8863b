// What the element says, and how it writes numbers. Every sentence can be replaced for another language.
import { numberWriter } from './number-writer';

const ENGLISH = {
  /** A point was reached by key. */
  POINT: 'point {position} of {count}: x {x}, y {y}',
  /** The selected point was moved by key. */
  MOVED: 'x {x}, y {y}',
  /** Enter was pressed on a point. */
  PICKED_UP: 'Arrow keys move the point. Enter puts it down.',
  PUT_DOWN: 'Put down at x {x}, y {y}',
  /** The selected point is gone from the data. */
  REMOVED: 'Point removed, {count} left.',
  LEFT: 'No point selected.',
  /** Read after the description of a picture whose points can be moved. */
  HELP: 'Left and right arrow walk the points. Shift with an arrow key moves one, Delete removes it, Escape leaves.',
  /** Added to HELP where points can be added. */
  HELP_ADD: 'Insert adds a point.',
  /** Added to HELP where a curve can be drawn. */
  HELP_DRAW: 'Left and right arrow move the pen, up and down lift and lower the curve there.',
  /** HELP where the arrow keys move a point at once: points can be moved, and none be added. */
  HELP_HANDLES: 'Arrow keys move the point, n and p go to the next and the previous one, Escape leaves.',
  /** Added to HELP where a learner may look closer. */
  HELP_ZOOM: 'Plus and minus look closer and further away, arrow keys move what is seen, zero shows the whole picture.',
  /** On the button that leads back to the whole picture. */
  WHOLE: 'Whole picture',
  /** What a screen reader calls the thing. */
  ROLE: 'chart',
};

export type Sentence = keyof typeof ENGLISH;

export class Words {
  private own: Partial<Record<Sentence, string>> = {};

  /** Replaces some sentences; the others stay English. */
  set(sentences: Partial<Record<Sentence, string>>): void {
    this.own = sentences;
  }

  say(sentence: Sentence, values: Record<string, string | number> = {}): string {
    return this.fill(this.own[sentence] ?? ENGLISH[sentence], values);
  }

  /** Puts values into `{name}` places: coordinates in `digits` significant digits, counts as they are. */
  fill(template: string, values: Record<string, string | number>, digits = 3): string {
    return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) {
        return whole;
      }
      return typeof value === 'number' ? numberWriter(Number.isInteger(value) ? 15 : digits)(value) : value;
    });
  }
}
