import { TreeSelect, type TreeSelectProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLabels } from './labels.ts'

/** Chooses one label of the taxonomy by its tree or by typing a part of its name. */
export function LabelSelect(
  props: Pick<TreeSelectProps<string | null>, 'id' | 'value' | 'onChange' | 'size' | 'disabled'> & {
    clearable?: boolean
  },
) {
  const { t } = useTranslation('tickets')
  const { tree } = useLabels()
  const { clearable = false, value, ...rest } = props
  return (
    <TreeSelect
      {...rest}
      {...(value != null && { value })}
      aria-label={t('screens.filters.label')}
      treeData={[...tree]}
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandAll={tree.length <= 8}
      allowClear={clearable}
      placeholder={t('screens.label.choose')}
      styles={{ popup: { root: { minWidth: 280, maxHeight: 360 } } }}
      style={{ width: '100%' }}
    />
  )
}
