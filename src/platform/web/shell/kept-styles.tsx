import useCardStyle from 'antd/es/card/style'
import useCheckboxStyle from 'antd/es/checkbox/style'
import useInputStyle, { useSharedStyle as useSharedInputStyle } from 'antd/es/input/style'
import useTextAreaStyle from 'antd/es/input/style/textarea'
import useProgressStyle from 'antd/es/progress/style'
import useRateStyle from 'antd/es/rate/style'
import useSegmentedStyle from 'antd/es/segmented/style'
import useSelectStyle from 'antd/es/select/style'
import useSkeletonStyle from 'antd/es/skeleton/style'
import useTabsStyle from 'antd/es/tabs/style'
import useTreeSelectStyle from 'antd/es/tree-select/style'
import useUploadStyle from 'antd/es/upload/style'

const root = (prefix: string) => `${prefix}-css-var`

/**
 * Holds the styles of controls that nearly every page has. antd forgets a control's style with its last instance on the screen and works it out
 * anew with the next: between an inbox and a ticket a third of what opening costs.
 */
export default function KeptStyles() {
  useCardStyle('ant-card')
  useCheckboxStyle('ant-checkbox', root('ant-checkbox'))
  useSharedInputStyle('ant-input')
  useInputStyle('ant-input', root('ant-input'))
  useTextAreaStyle('ant-input', root('ant-input'))
  useProgressStyle('ant-progress')
  useRateStyle('ant-rate')
  useSegmentedStyle('ant-segmented')
  useSelectStyle('ant-select', root('ant-select'))
  useSkeletonStyle('ant-skeleton')
  useTabsStyle('ant-tabs', root('ant-tabs'))
  useTreeSelectStyle('ant-tree-select', 'ant-select-tree', root('ant-tree-select'))
  useUploadStyle('ant-upload', 'ant-upload-wrapper')
  return null
}
