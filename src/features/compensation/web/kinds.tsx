import { Button, Input, Select, Switch, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { saveCompensationKind } from '../contract/deeds.ts'
import type { readCompensationSettings } from '../contract/reading.ts'

type Kind = CallerReply<typeof readCompensationSettings>['kinds'][number]
const currencies = ['CNY', 'PTS', 'USD', 'EUR', 'GBP', 'HKD', 'JPY']

/** The organisation's own list; what was given once is put out of use, not removed. */
export function Kinds({ kinds }: { kinds: readonly Kind[] }) {
  const { t } = useTranslation('compensation')
  const save = useWrite(saveCompensationKind)
  const turn = ({ id, nameZh, nameEn, currency }: Kind, active: boolean) =>
    void save.send({}, { kindId: id, nameZh, nameEn, currency, active })
  return (
    <section>
      <h2>{t('settings.kinds')}</h2>
      <Table
        size="small"
        pagination={false}
        rowKey="id"
        dataSource={[...kinds]}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('settings.nameZh'), dataIndex: 'nameZh' },
          { title: t('settings.nameEn'), dataIndex: 'nameEn' },
          { title: t('settings.currency'), dataIndex: 'currency' },
          {
            title: t('settings.active'),
            render: (_, kind) => (
              <Switch
                aria-label={`${t('settings.active')} ${kind.nameZh}`}
                checked={kind.active}
                onChange={(active) => turn(kind, active)}
              />
            ),
          },
        ]}
      />
      <NewKind />
    </section>
  )
}

function NewKind() {
  const { t } = useTranslation('compensation')
  const empty = { nameZh: '', nameEn: '', currency: 'CNY' }
  const [draft, setDraft] = useState(empty)
  const save = useWrite(saveCompensationKind, { onDone: () => setDraft(empty) })
  return (
    <div className="hx-compensation-line">
      {(['nameZh', 'nameEn'] as const).map((key) => (
        <Labelled key={key} label={t(`settings.${key}`)}>
          {(id) => (
            <Input
              id={id}
              maxLength={40}
              value={draft[key]}
              onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
            />
          )}
        </Labelled>
      ))}
      <Labelled label={t('settings.currency')}>
        {(id) => (
          <Select
            id={id}
            value={draft.currency}
            onChange={(currency) => setDraft({ ...draft, currency })}
            options={currencies.map((value) => ({ value, label: value }))}
          />
        )}
      </Labelled>
      <Button
        disabled={draft.nameZh.trim() === '' || draft.nameEn.trim() === ''}
        loading={save.pending}
        onClick={() => void save.send({}, draft)}
      >
        {t('settings.add')}
      </Button>
    </div>
  )
}
