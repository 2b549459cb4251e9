import { ImportOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { listLabels } from '../contract.ts'
import { ImportDrawer } from './import-drawer.tsx'
import type { NewPlace } from './label-form.tsx'
import { LabelTree } from './label-tree.tsx'
import { ReanalysisNotice } from './reanalysis-notice.tsx'
import { TemplateDrawer } from './template-drawer.tsx'

export default function LabelsPage() {
  const { t } = useTranslation('taxonomy')
  const labels = useRead(listLabels, {}, {})
  const [importing, setImporting] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const [adding, setAdding] = useState<NewPlace | null>(null)
  // It outlives the moment in which the first label is made and not read yet.
  const [chosenId, setChosenId] = useState<string | null>(null)
  const exported = (format: string, label: string) => ({
    key: format,
    label: (
      <a href={`/api/label-export?format=${format}`} download>
        {label}
      </a>
    ),
  })
  return (
    <>
      <PageHeader
        title={t('page.title')}
        subtitle={t('page.hint')}
        more={
          <>
            <Dropdown
              menu={{ items: [exported('xlsx', t('page.exportXlsx')), exported('csv', t('page.exportCsv'))] }}
            >
              <Button>{t('page.export')}</Button>
            </Dropdown>
            <Button onClick={() => setChoosing(true)}>{t('page.templates')}</Button>
            <Button icon={<ImportOutlined />} onClick={() => setImporting(true)}>
              {t('page.import')}
            </Button>
          </>
        }
        action={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding({ parentId: null })}>
            {t('page.addRoot')}
          </Button>
        }
      />
      <ReanalysisNotice />
      <ReadState read={labels} rows={10}>
        {({ items, maxDepth }) =>
          items.length === 0 && adding === null && chosenId === null ? (
            <EmptyState title={t('page.empty')} hint={t('page.emptyHint')} />
          ) : (
            <LabelTree
              labels={items}
              maxDepth={maxDepth}
              adding={adding}
              setAdding={setAdding}
              chosenId={chosenId}
              setChosenId={setChosenId}
            />
          )
        }
      </ReadState>
      {choosing && <TemplateDrawer onClose={() => setChoosing(false)} />}
      {importing && <ImportDrawer onClose={() => setImporting(false)} />}
    </>
  )
}
