import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { ColumnTable, PreviewTable } from '#features/imports/web/public/column-table.tsx'
import { FileZone } from '#features/imports/web/public/file-zone.tsx'
import { ErrorState, LoadingState } from '#platform/web/ui/states.tsx'
import { largestFile, type OrderFile, type OrderMapping } from '../contract/files.ts'
import { source } from '../contract.ts'
import { type Target, targets } from '../domain/columns.ts'
import { OrderFileReportCard } from './order-file-report.tsx'
import { OrderFileSettings } from './order-file-settings.tsx'
import { useOrderFile } from './use-order-file.ts'
import './orders.css'

/** A file of orders: dropped, its columns put right, checked, taken in. */
export function OrderFileImport() {
  const { t } = useTranslation('orders')
  const { file, look, mapping, outcome, busy, problem, ...does } = useOrderFile()
  const hint = t('file.hint', { rows: largestFile.rows, megabytes: largestFile.bytes / 1024 ** 2 })
  return (
    <section className="hx-orders-file" aria-labelledby="orders-file">
      <h2 id="orders-file">{t('file.title')}</h2>
      {problem !== null && <ErrorState problem={problem} />}
      {busy === 'look' && <LoadingState rows={3} />}
      {busy !== 'look' && file === null && (
        <FileZone words={t('file.drop')} hint={hint} onFile={(chosen) => void does.choose(chosen)} />
      )}
      {file !== null && look !== null && mapping !== null && (
        <>
          <Columns look={look} mapping={mapping} onChange={does.change} name={file.name} />
          {outcome !== null && <OrderFileReportCard outcome={outcome} columns={look.columns} />}
          <Deeds
            mapping={mapping}
            busy={busy}
            isTaken={outcome?.isTaken ?? false}
            onGo={does.go}
            onOther={does.forget}
          />
        </>
      )}
    </section>
  )
}

function Columns(props: {
  look: OrderFile
  mapping: OrderMapping
  name: string
  onChange: (mapping: OrderMapping) => void
}) {
  const { t } = useTranslation('orders')
  const { look, mapping, name, onChange } = props
  const choose = (column: number, target: Target) =>
    onChange({ ...mapping, columns: mapping.columns.map((old, index) => (index === column ? target : old)) })
  return (
    <section className="hx-import-sheet">
      <h2>{t('file.mapping')}</h2>
      <p className="hx-soft">
        {name}
        {look.encoding !== null && ` · ${t('file.encoding', { encoding: look.encoding.toUpperCase() })}`}
        <br />
        {t('file.mappingHint')}
      </p>
      <ColumnTable<Target>
        columns={look.columns}
        chosen={mapping.columns}
        options={targets.map((value) => ({ value, label: t(`targets.${value}`) }))}
        plain={['ignore']}
        onChoose={choose}
      />
      <OrderFileSettings mapping={mapping} onChange={onChange} />
      <PreviewTable columns={look.columns} rows={look.preview} />
    </section>
  )
}

function Deeds(props: {
  mapping: OrderMapping
  busy: string | null
  isTaken: boolean
  onGo: (step: 'check' | 'take') => Promise<void>
  onOther: () => void
}) {
  const { t } = useTranslation('orders')
  const { message } = App.useApp()
  const { mapping, busy, isTaken, onGo, onOther } = props
  const go = (step: 'check' | 'take') => {
    if (source.safeParse(mapping.source).success) void onGo(step)
    else message.warning(t('file.badSource'))
  }
  return (
    <p className="hx-import-buttons">
      {!isTaken && (
        <>
          <Button
            type="primary"
            loading={busy === 'take'}
            disabled={busy === 'check'}
            onClick={() => go('take')}
          >
            {t(busy === 'take' ? 'file.taking' : 'file.take')}
          </Button>
          <Button loading={busy === 'check'} disabled={busy === 'take'} onClick={() => go('check')}>
            {t(busy === 'check' ? 'file.checking' : 'file.check')}
          </Button>
        </>
      )}
      <Button type={isTaken ? 'primary' : 'text'} disabled={busy !== null} onClick={onOther}>
        {t('file.other')}
      </Button>
    </p>
  )
}
