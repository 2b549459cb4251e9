import { expect, test } from 'vitest'
import { governmentTaxonomy } from './government.ts'
import { shareFound } from './testing/share-found.ts'

const said = `
urban.property: 物业费涨了，物业公司和业委会互相推
urban.housing: 开发商延期交房，房产证办不下来
urban.relocation: 拆迁补偿款没给，安置房没影
urban.municipal: 停水停电没通知，下水道也堵
urban.illegal_building: 邻居违章建筑，城管不拆
urban.public_housing: How do I apply for 公租房 housing subsidy 租房补贴
urban.works: 老旧小区改造工程质量差，工地围挡不撤
environment.noise: 广场舞噪音扰民
environment.air: 化工厂废气恶臭，晚上有黑烟
environment.water: 偷排污水，河道成了黑臭水体
environment.waste: 垃圾站臭，垃圾没有清运
transport.transit: 地铁首末班时间太早，公交线路少
transport.taxi: 网约车绕路，出租车拒载
transport.roads: 村道坑洼，桥梁破损
transport.traffic: 路口堵车，红绿灯不合理，违停多
transport.freight: 驾校学车退费难
education.enrolment: 学区划分不合理，孩子入学没有学位
education.fees: 学校乱收费，校服和资料费贵
education.conduct: 老师体罚学生，校园欺凌没人管
education.teachers: 代课老师没有编制，职称评不上
education.training: 培训机构跑路，课时费不退
education.culture: 图书馆和博物馆周一闭馆
labour.wages: My wage is unpaid 拖欠工资三个月
labour.insurance: 单位不交社保，工伤不认定
labour.contract: 试用期被辞退，没有劳动合同
labour.retirement: 退休金少算，工龄视同缴费不认
labour.jobs: 事业单位考试招聘条件不公平
health.care: 医院误诊，手术出了医疗事故
health.public: 疫苗接种点排队太长
market.consumer: 预付卡退款难，商家跑了
market.food: 饭店用过期食品，卫生许可没有
market.tourism: 导游强制购物，景区门票贵
civil.relief: 残疾人低保申请被拒
civil.veterans: 退伍军人安置待遇没落实
rural.village: 村干部不搞村务公开，土地流转不清
land.use: 违法占地，基本农田建房
justice.order: 有人赌博打架，派出所报警不来
justice.registration: 异地落户迁户口手续
discipline.corruption: 村主任贪污受贿，挪用公款
discipline.service: 政务大厅不作为，踢皮球
economy.finance: 非法集资理财，银行贷款利率
transport.transit: 末班走得太早，下了夜班回不了家
environment.noise: 楼下烧烤摊闹到凌晨两点
labour.wages: 工头跑了，我们一年白干
`

test('a hotline finds most of what citizens say before anybody has labelled anything', () => {
  const { sentences, share, missed } = shareFound(governmentTaxonomy, said)
  expect(sentences).toBeGreaterThanOrEqual(30)
  expect(share, JSON.stringify(missed, null, 1)).toBeGreaterThanOrEqual(0.75)
})
