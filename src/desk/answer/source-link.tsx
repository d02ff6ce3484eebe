import type { Answer } from "#model/answer.js";

/** A source by its title and publisher, opening where it has an address. */
export function SourceLink({ id, sources }: { readonly id: string; readonly sources: Answer["sources"] }) {
  const source = sources[id];
  if (source === undefined) return <>{id}</>;
  const words = `${source.title} (${source.publisher})`;
  return source.url === undefined ? <>{words}</> : <a href={source.url} target="_blank" rel="noreferrer noopener">{words}</a>;
}
