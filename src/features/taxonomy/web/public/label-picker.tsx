import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Label, type LabelNode, treeOf, useLabelName, useLabels } from './labels.ts'

interface Choice {
  value: string
  title: string
  words: string
  children: Choice[]
}

interface PickerProps {
  id?: string
  placeholder?: string
  allowClear?: boolean
  autoFocus?: boolean
  /** Shows the tree at once, for a dialogue that is nothing but the choice. */
  open?: boolean
  onOpenChange?: (open: boolean) => void
  disabled?: boolean
}

/** Choose one active label by its name, English name, code or keywords; works inside Form.Item. */
export function LabelPicker(
  props: PickerProps & { value?: string | null; onChange?: (labelId: string | null) => void },
) {
  const { value, onChange, ...rest } = props
  const { byId } = useLabels()
  // While the labels are on their way there is nothing to show: an id is no name.
  const shown = value != null && byId.has(value) ? value : null
  return (
    <TreeSelect<string | null>
      {...useTree(rest, value == null ? [] : [value])}
      {...rest}
      value={shown}
      onChange={(labelId) => onChange?.(labelId ?? null)}
    />
  )
}

/** Choose any number of active labels, for filters and rules; a label stands for everything below it. */
export function LabelsPicker(
  props: PickerProps & { value?: readonly string[]; onChange?: (labelIds: string[]) => void },
) {
  const { value = [], onChange, ...rest } = props
  return (
    <TreeSelect<string[]>
      {...useTree(rest, value)}
      {...rest}
      multiple
      maxTagCount="responsive"
      value={[...value]}
      onChange={(labelIds) => onChange?.(labelIds)}
    />
  )
}

/** A label's path («物流 › 丢件»), or its own name with `short`. Archived ones keep their name. */
export function LabelName({ id, short }: { id: string | null; short?: boolean }) {
  const { pathNames } = useLabels()
  const names = pathNames(id)
  return <>{short ? names.at(-1) : names.join(' › ')}</>
}

function useTree({ placeholder }: PickerProps, chosen: readonly string[]) {
  const { t } = useTranslation('taxonomy')
  const { items } = useLabels()
  const nameOf = useLabelName()
  const kept = chosen.join()
  const treeData = useMemo(() => {
    // An archived label that was chosen before must keep its name.
    const shown = items.filter(({ id, active }) => active || kept.includes(id))
    return choicesOf(treeOf(shown), nameOf)
  }, [items, nameOf, kept])
  return {
    treeData,
    showSearch: true,
    filterTreeNode: (typed: string, node: unknown) => holds(node as Choice, typed),
    placeholder: placeholder ?? t('picker.placeholder'),
    'aria-label': placeholder ?? t('picker.placeholder'),
    notFoundContent: t('picker.notFound'),
    popupMatchSelectWidth: 320,
    style: { width: '100%' },
  }
}

const holds = ({ words }: Choice, typed: string) => words.includes(typed.trim().toLowerCase())

function choicesOf(nodes: readonly LabelNode[], nameOf: (label: Label) => string): Choice[] {
  return nodes.map(({ label, children }) => ({
    value: label.id,
    title: nameOf(label),
    words: searchable(label),
    children: choicesOf(children, nameOf),
  }))
}

/** Everything by which a person may look a label up. */
export const searchable = ({ nameZh, nameEn, code, keywords }: Label): string =>
  [nameZh, nameEn, code, ...keywords].join(' ').toLowerCase()
