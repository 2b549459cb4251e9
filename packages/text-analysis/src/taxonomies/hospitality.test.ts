import { expect, test } from 'vitest'
import { hospitalityTaxonomy } from './hospitality.ts'
import { shareFound } from './testing/share-found.ts'

const said = `
booking.cancel: 台风来了想改期，酒店说不可取消也不退款
booking.none: 到了才说超售没房了，让我们自己找地方
booking.type: 订的双床给了大床，图片不符
booking.table: 过号要重新取号，等位一小时
booking.platform: 团购券周末不能核销，平台让找门店
checkin.wait: 三点了房间还没打扫好，不能办理入住
checkin.late: We asked for a late checkout and were charged half a day
checkin.deposit: 退房一周押金没退，结账还多收了服务费
checkin.invoice: 前台说系统坏了不给开发票
checkin.luggage: 外套落在房间，让他们快递寄回一直没动静
checkin.identity: 孩子没带身份证，未成年登记很麻烦
room.clean: 床单有污渍，地上有头发，一股霉味
room.pests: There were cockroaches in the bathroom
room.noise: 隔音太差，走廊说话都能听见，睡不着
room.climate: 空调不制冷，半夜热醒
room.water: 热水忽冷忽热，淋浴水压很小
room.bed: 床垫太软，枕头太高，睡得脖子疼
room.equipment: 门锁没电，房卡打不开，电视也坏了
room.wifi: wifi信号差，网速慢得没法办公
facility.parking: 停车场车位少，停车费贵
facility.leisure: 泳池水质浑浊，没有救生员
facility.events: 婚宴当天音响坏了，布置也和合同不一样
food.taste: 红烧肉太油太咸，味道很一般
food.portion: 分量越来越少还涨价，性价比低
food.fresh: The fish was not fresh and the rice was cold
food.wrong: 服务员上错两个菜，还漏上一个汤
food.breakfast: 早餐品种少，去晚了没有补餐
food.menu: 我对花生过敏，菜单上没写成分
safety.poisoning: 吃完当晚上吐下泻，去医院说是急性肠胃炎
safety.object: 沙拉里吃出一只苍蝇
safety.injury: 大堂地面湿滑没有警示牌，老人摔伤了
safety.theft: 房间里发现针孔摄像头，怀疑被偷拍
delivery.late: 外卖超时一个半小时，催单也没用
delivery.pack: 汤洒了一半，打包盒裂开
staff.attitude: 服务员爱理不理，甩脸子
staff.slow: 上菜慢，催了三遍，叫不到人
staff.skill: The staff were untrained and spoke no English
staff.complaint: 投诉到经理那里，推卸责任不解决
member.points: 白金会员说没有免费早餐，积分也没到
member.offer: 充值的储值卡余额退不了，门店关了
praise: 环境和服务都完美，强烈推荐，下次还来
room.clean: 被套上一圈黄印子，洗手台也黏糊糊的
room.noise: 天没亮外面就在打桩，孩子一直哭
booking.cancel: 家里有急事去不了，钱一分都拿不回来
food.taste: 那碗面跟没放盐一样，难以下咽
food.fresh: 虾都发臭了还端上桌
staff.attitude: 问一句话像欠她几百万似的
staff.slow: 坐了快一小时筷子都没动过
room.water: The shower went cold after two minutes
safety.poisoning: 一家三口回来全躺倒了，跑了一夜厕所
checkin.luggage: 把耳机忘在床头了，能帮我找找吗
facility.parking: 绕了三圈没地方放车
food.wrong: 要的是不辣的，端来红彤彤一盆
delivery.pack: 送到的时候汤全在袋子里了
checkin.wait: 坐了一夜火车，在大厅沙发上等到下午才给房卡
room.climate: It was freezing and the heater did nothing
`

test('hotels and restaurants find most of what guests say before anybody has labelled anything', () => {
  const { sentences, share, missed } = shareFound(hospitalityTaxonomy, said)
  expect(sentences).toBeGreaterThanOrEqual(30)
  expect(share, JSON.stringify(missed, null, 1)).toBeGreaterThanOrEqual(0.75)
})
