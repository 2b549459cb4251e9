import { expect, test } from 'vitest'
import { propertyManagementTaxonomy } from './property-management.ts'
import { shareFound } from './testing/share-found.ts'

const said = `
repair.leak: 顶楼防水坏了，一下雨天花板滴水，墙皮发霉
repair.drain: 主管道堵塞，污水从马桶返上来
repair.water: 每天早晚水压低，洗澡没水
repair.power: The lights in our corridor do not work, and there was a power cut yesterday
repair.gas: 暖气不热，室内温度不够十八度
repair.door: 单元门关不上，门禁刷卡没反应
repair.response: 报修两周没人来，催了好几次一直拖
lift.fault: 3号楼电梯坏了，异响抖动，维保不到位
lift.trapped: 老人被困电梯半小时，按铃没有人救援
fee.service: 物业费涨价没有征求意见，质价不符拒交
fee.utility: 公摊电费算到业主头上，抄表也不准
fee.parking: 停车费月租从三百涨到五百
fee.fund: 公共收益从不公示，维修基金怎么用的
fee.invoice: 装修押金不退，也不给发票
parking.wrong: 有车占用我的车位，让挪车不理
parking.space: 地库车位只卖不租，业主没车位
parking.charging: 电动车进电梯上楼充电太危险
parking.gate: 道闸车牌识别失灵，出口堵成一片
security.guards: 保安不登记，陌生人随便进，晚上也不巡逻
security.theft: My parcel was stolen and the CCTV was off
security.fire: 楼道堆放杂物，消防通道不通，灭火器过期
security.falling: 有人高空抛物，差点砸到孩子
clean.sweep: 保洁偷懒，楼道没人扫，全是灰尘
clean.waste: 垃圾桶满了不清运，装修垃圾堆成山
clean.odour: 化粪池异味，还有老鼠和蟑螂
clean.green: 树太高遮光，草坪枯死没人浇水
neighbour.noise: 楼上半夜跑跳吵得睡不着，噪音太大
neighbour.pets: 遛狗不牵绳，粪便不收拾
neighbour.building: 邻居封阳台还砸承重墙，违规装修
neighbour.rental: 隔壁改成民宿日租房，天天换人
neighbour.space: 邻居的鞋柜占用楼道公共部位
move.handover: 收房验房发现墙面开裂空鼓，开发商推脱
move.permit: 搬家需要放行条吗，怎么办理
move.proof: 孩子入学需要居住证明，去哪里盖章
manage.attitude: 管家态度差，说话不耐烦
manage.reply: 反映多次没人管，互相推诿踢皮球
manage.notice: 停水没有提前通知，公告也不贴
manage.committee: 想召开业主大会投票换物业
manage.facility: 健身器材坏了，快递柜也不够用
manage.praise: 感谢门岗师傅雨天帮老人提东西，点赞
repair.leak: 卫生间顶上一直往下滴，已经鼓包了
lift.trapped: 小孩关在里面出不来，哭了好久
neighbour.noise: 楼上天天拖椅子，老人心脏受不了
clean.waste: 楼下堆成小山了，苍蝇乱飞也不来拉
parking.wrong: 早上要上班，前面横着一辆车死活联系不上主人
security.guards: 大门谁都能进，值班的在玩手机
repair.power: 整栋楼一到晚上黑漆漆的
fee.service: 什么都没做，今年倒要多交五百
neighbour.pets: A huge dog runs around the yard without a leash
manage.reply: 打了七八遍，永远说帮你登记
security.falling: 一个酒瓶从天上掉下来在我脚边炸开
parking.charging: 有人把车推进楼里插线，万一烧起来怎么办
clean.odour: 一开窗就一股臭气
repair.water: 龙头拧开细得像线一样
manage.committee: 我们想自己选代表，把这家公司赶走
`

test('property managers find most of what residents say before anybody has labelled anything', () => {
  const { sentences, share, missed } = shareFound(propertyManagementTaxonomy, said)
  expect(sentences).toBeGreaterThanOrEqual(30)
  expect(share, JSON.stringify(missed, null, 1)).toBeGreaterThanOrEqual(0.75)
})
