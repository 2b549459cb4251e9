import { AutoComplete } from 'antd'
import { useState } from 'react'
import { useRead } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { readCut } from '../../contract/cut.ts'
import { useLastDays } from './period.ts'

const daysLooked = 90

/** The groups whose customers were heard of late, the largest first; asked for once somebody wants to choose. */
function useGroups(wanted: boolean) {
  const may = useMay('metrics.read')
  const period = useLastDays()(daysLooked)
  const rows = useRead(
    readCut,
    {},
    { metric: 'voices', by: 'group', ...period },
    { enabled: wanted && may, keepPrevious: true },
  ).data?.rows
  return (rows ?? [])
    .toSorted((a, b) => (b.estimate?.n ?? 0) - (a.estimate?.n ?? 0))
    .flatMap(({ key }) => (key === null || key === 'vip' ? [] : [{ value: key, label: key }]))
}

/** A group of customers: VIP or a tag, from those that were heard of late or as it is typed; works inside Form.Item. */
export function GroupInput(props: {
  id?: string
  /** What VIP is called there. */
  vip?: string
  placeholder?: string
  value?: string | null
  onChange?: (group: string | undefined) => void
}) {
  const { id, vip = 'VIP', placeholder, value = null, onChange } = props
  const [wanted, want] = useState(false)
  const groups = useGroups(wanted)
  return (
    <AutoComplete
      {...(id !== undefined && { id })}
      {...(placeholder !== undefined && { placeholder })}
      allowClear
      maxLength={40}
      value={value}
      options={[{ value: 'vip', label: vip }, ...groups]}
      showSearch={{
        filterOption: (typed, option) => String(option?.label).toLowerCase().includes(typed.toLowerCase()),
      }}
      onFocus={() => want(true)}
      onChange={(group: string | undefined) => onChange?.(group === '' ? undefined : group)}
    />
  )
}
