/** A function of a text that works each answer out once: files say the same few units and currencies thousands of times. */
export function remembered<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly it: T }>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) known.set(text, (answer = { it: of(text) }));
    return answer.it;
  };
}
