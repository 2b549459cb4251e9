import { Select, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { trees } from '../../domain/questions.ts'
import { useTree } from './use-tree.ts'

/** Chooses whether units that were moved count where they hung then, or with all their history where they hang now. */
export function TreeSwitch() {
  const { t } = useTranslation('dashboards')
  const [tree, set] = useTree()
  return (
    <Tooltip title={t('tree.help')} placement="bottom">
      <Select
        aria-label={t('tree.label')}
        popupMatchSelectWidth={false}
        options={trees.map((value) => ({ value, label: t(`tree.${value}`) }))}
        value={tree}
        onChange={set}
      />
    </Tooltip>
  )
}
