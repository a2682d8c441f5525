/** Who imports whom, by path. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** Groups of files that reach each other in a circle (Tarjan's strongly connected components), each sorted. */
export function cyclesIn(graph: Graph): string[][] {
  const order = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const cycles: string[][] = [];

  function enter(node: string): number {
    const number = order.size;
    order.set(node, number);
    let lowest = number;
    open.push(node);
    isOpen.add(node);
    for (const next of graph.get(node) ?? []) {
      const seen = order.get(next);
      if (seen === undefined) lowest = Math.min(lowest, enter(next));
      else if (isOpen.has(next)) lowest = Math.min(lowest, seen);
    }
    if (lowest === number) leave(node);
    return lowest;
  }

  function leave(root: string): void {
    const members = open.splice(open.lastIndexOf(root));
    for (const member of members) isOpen.delete(member);
    const [only] = members;
    const importsItself = only !== undefined && (graph.get(only) ?? []).includes(only);
    if (members.length > 1 || importsItself) cycles.push(members.sort());
  }

  for (const node of graph.keys()) if (!order.has(node)) enter(node);
  return cycles;
}
