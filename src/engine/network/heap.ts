/** A set of nodes from which the first one can be taken. */
export interface NodeHeap {
  /** Puts a node in, or moves it forward after its label has become smaller. */
  push(node: number): void;
  /** Takes out the first node; undefined when none is left. */
  pop(): number | undefined;
}

/** A binary heap of nodes 0 .. nodes - 1 in the order of `before`, which must be strict and total. */
export function nodeHeap(nodes: number, before: (a: number, b: number) => boolean): NodeHeap {
  const heap = new Int32Array(nodes);
  const slotOf = new Int32Array(nodes).fill(-1); // -1 = not in the heap
  let size = 0;
  const at = (slot: number): number => heap[slot] ?? 0;
  const put = (node: number, slot: number): void => {
    heap[slot] = node;
    slotOf[node] = slot;
  };
  const up = (node: number, from: number): void => {
    let slot = from;
    while (slot > 0) {
      const parent = (slot - 1) >> 1;
      if (!before(node, at(parent))) break;
      put(at(parent), slot);
      slot = parent;
    }
    put(node, slot);
  };
  const down = (node: number): void => {
    let slot = 0;
    for (;;) {
      let child = 2 * slot + 1;
      if (child >= size) break;
      if (child + 1 < size && before(at(child + 1), at(child))) child++;
      if (!before(at(child), node)) break;
      put(at(child), slot);
      slot = child;
    }
    put(node, slot);
  };
  return {
    push(node) {
      const slot = slotOf[node] ?? -1;
      up(node, slot === -1 ? size++ : slot);
    },
    pop() {
      if (size === 0) return undefined;
      const first = at(0);
      slotOf[first] = -1;
      size--;
      if (size > 0) down(at(size));
      return first;
    },
  };
}
