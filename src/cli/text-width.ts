/** Characters that take two columns of a terminal: East Asian Wide and Fullwidth (Unicode, UAX #11), as far as names are written with them. */
const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]|[\ud840-\ud87f][\udc00-\udfff]/u;
const marks = /\p{Mn}|\p{Me}|\p{Cf}/u;

/** Columns a text takes in a terminal. */
export function textWidth(text: string): number {
  let columns = 0;
  for (const character of text) columns += marks.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}

/** Punctuation that Chinese does not put at the start of a line. */
const neverFirst = /^[、。，．：；！？）】》」』’”%]/u;

/**
 * Breaks a text into lines of at most `columns`: between words, and between any two Chinese characters except before closing punctuation,
 * which takes the character before it along. A blank that does not break keeps its words together; a word longer than a line is cut.
 */
export function wrapText(text: string, columns: number): string[] {
  const pieces = text.split("\n").map((line) => line.match(/[ \t]+|[^ \t\u2e80-\u9fff\uff00-\uffef\uac00-\ud7a3]+|./gu) ?? []);
  return pieces.flatMap((line) => {
    const lines: string[] = [];
    let current = "";
    for (const piece of line) {
      const blank = /^[ \t]+$/.test(piece);
      if (textWidth(current + piece) <= columns) {
        if (current !== "" || !blank) current += piece;
        continue;
      }
      const last = /.$/u.exec(current)?.[0] ?? "";
      const carried = neverFirst.test(piece) && last !== current ? last : "";
      const finished = current.slice(0, current.length - carried.length).trimEnd();
      if (finished !== "") lines.push(finished);
      current = blank ? "" : carried + piece;
      while (textWidth(current) > columns) {
        const head = cut(current, columns);
        lines.push(head);
        current = current.slice(head.length);
      }
    }
    return current.trimEnd() === "" && lines.length > 0 ? lines : [...lines, current.trimEnd()];
  });
}

function cut(text: string, columns: number): string {
  let head = "";
  for (const character of text) {
    if (head !== "" && textWidth(head + character) > columns) break;
    head += character;
  }
  return head;
}
