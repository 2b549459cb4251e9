import { useSearchParams } from 'react-router'
import type { Tree } from '../../domain/questions.ts'

/** How units that were moved are counted, kept in the address. */
export function useTree(): [tree: Tree, set: (tree: Tree) => void] {
  const [search, setSearch] = useSearchParams()
  const set = (tree: Tree) =>
    setSearch(
      (now) => {
        now.delete('tree')
        if (tree === 'now') now.set('tree', tree)
        return now
      },
      { replace: true },
    )
  return [search.get('tree') === 'now' ? 'now' : 'then', set]
}
