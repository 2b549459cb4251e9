import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { templateFor } from '../../domain/templates.ts'
import { TemplateTree } from './template-tree.tsx'

/** Shows the labels that a line of business would start with, before they are installed. */
export function TemplatePreview({ industry }: { industry: string }) {
  const { t } = useTranslation('taxonomy')
  const [open, setOpen] = useState(false)
  const template = templateFor(industry)
  return (
    <>
      <Button type="link" size="small" className="hx-template-look" onClick={() => setOpen(true)}>
        {t('templates.look', { name: t(`templates.names.${template}`) })}
      </Button>
      <Drawer
        open={open}
        title={t(`templates.names.${template}`)}
        size="large"
        onClose={() => setOpen(false)}
      >
        {open && <TemplateTree template={template} />}
      </Drawer>
    </>
  )
}
