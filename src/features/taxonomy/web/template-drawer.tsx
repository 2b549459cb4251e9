import { App, Button, Drawer, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { installLabels } from '../contract/templates.ts'
import { type Template, templates } from '../domain/templates.ts'
import { TemplateTree } from './public/template-tree.tsx'

type Others = 'keep' | 'archive'

/** Choose a tree that ships, look at it, and put it beside the labels that stand or in place of them. */
export function TemplateDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('taxonomy')
  const { message } = App.useApp()
  const [template, setTemplate] = useState<Template>('general')
  const [others, setOthers] = useState<Others>('keep')
  const install = useWrite(installLabels, {
    onDone: (figures) => {
      void message.success(t('templates.installed', { ...figures }))
      onClose()
    },
  })
  return (
    <Drawer
      open
      title={t('templates.title')}
      size="large"
      onClose={onClose}
      footer={
        <div className="hx-labels-choice">
          <Radio.Group
            value={others}
            options={(['keep', 'archive'] as const).map((value) => ({
              value,
              label: t(`templates.${value}`),
            }))}
            onChange={(event) => setOthers(event.target.value)}
          />
          <Button
            type="primary"
            loading={install.pending}
            onClick={() => void install.send({}, { template, others })}
          >
            {t('templates.install', { name: t(`templates.names.${template}`) })}
          </Button>
        </div>
      }
    >
      <Select
        className="hx-template-choice"
        aria-label={t('templates.choose')}
        value={template}
        options={templates.map((value) => ({ value, label: t(`templates.names.${value}`) }))}
        onChange={setTemplate}
      />
      <TemplateTree template={template} />
    </Drawer>
  )
}
