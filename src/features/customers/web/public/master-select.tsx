import { Select } from 'antd'
import { useState } from 'react'
import { listMasterData, type MasterList } from '#features/customers/contract/master-data.ts'
import { useRead } from '#platform/web/api.ts'

/** Choose a product, outlet or touchpoint by code or name; works inside Form.Item. */
export function MasterSelect(props: {
  list: MasterList
  id?: string
  placeholder?: string
  value?: string
  onChange?: (recordId: string | undefined) => void
}) {
  const [q, setQ] = useState('')
  const records = useRead(
    listMasterData,
    { list: props.list },
    { limit: 50, ...(q && { q }) },
    { keepPrevious: true },
  )
  // What was chosen need not be among the first.
  const chosen = useRead(
    listMasterData,
    { list: props.list },
    { id: props.value ?? [] },
    { enabled: props.value !== undefined },
  ).data?.items
  const listed = records.data?.items ?? []
  const others = (chosen ?? []).filter(({ id }) => !listed.some((one) => one.id === id))
  const options = [...others, ...listed]
    .filter((one) => one.active || one.id === props.value)
    .map(({ id, code, name }) => ({ value: id, label: `${name}（${code}）` }))
  return (
    <Select
      {...(props.id !== undefined && { id: props.id })}
      {...(props.placeholder !== undefined && { placeholder: props.placeholder })}
      allowClear
      showSearch={{ filterOption: false, onSearch: setQ }}
      value={props.value ?? null}
      onChange={(recordId: string | null | undefined) => props.onChange?.(recordId ?? undefined)}
      options={options}
      loading={records.isPending}
    />
  )
}
