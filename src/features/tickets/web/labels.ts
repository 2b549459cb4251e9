import { useMemo } from 'react'
import { listLabels } from '#features/taxonomy/contract.ts'
import type { Locale } from '#platform/contract/locale.ts'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'

interface NamedLabel {
  readonly nameZh: string
  readonly nameEn: string | null
}

/** A label's name in the reader's language; the Chinese one where nobody translated it. */
export function labelName(label: NamedLabel, locale: Locale): string {
  return locale === 'en' ? (label.nameEn ?? label.nameZh) : label.nameZh
}

interface LabelNode {
  readonly value: string
  readonly title: string
  readonly disabled: boolean
  readonly children: LabelNode[]
}

/** The taxonomy as options with their whole path and as a tree; archived labels cannot be chosen any more. */
export function useLabels(): {
  options: readonly { value: string; label: string }[]
  tree: readonly LabelNode[]
  nameOf: (labelId: string | null) => string | null
} {
  const { locale } = useLocale()
  const items = useRead(listLabels, {}, {}).data?.items
  return useMemo(() => {
    const nodes = new Map<string, LabelNode & { path: string }>()
    const tree: LabelNode[] = []
    for (const label of items ?? []) {
      const parent = label.parentId === null ? undefined : nodes.get(label.parentId)
      const title = labelName(label, locale)
      const path = parent === undefined ? title : `${parent.path} / ${title}`
      const node = { value: label.id, title, path, disabled: !label.active, children: [] }
      nodes.set(label.id, node)
      if (label.active) (parent?.children ?? tree).push(node)
    }
    const options = (items ?? [])
      .filter((label) => label.active)
      .map((label) => ({ value: label.id, label: nodes.get(label.id)?.path ?? '' }))
    return {
      options,
      tree,
      nameOf: (labelId: string | null) => (labelId === null ? null : (nodes.get(labelId)?.path ?? null)),
    }
  }, [items, locale])
}
