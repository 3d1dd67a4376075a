/** A plan in which two posts are asked for something at the end of September 2016. */
export const PLAN = `\
plan:
  title: Children's Services Improvement Plan
  authority: Fairmere Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06

bodies: [{ id: ofsted, name: Ofsted }]
events:
  - { id: inspection, kind: inspection, title: Inspection, by: ofsted, held: 2015-12-01, documents: [{ id: report, title: Report, date: 2015-12-01 }] }

posts:
  - { id: head, title: Head of Early Help }
  - { id: manager, title: Reviewing Manager }

recommendations:
  - { id: R1, number: 1, title: Early help, text: Offer help early., source: inspection/report, lead: head }

kpis:
  - { id: early-help, name: Early help on time, definition: Families helped on time of all families referred., unit: "% of families", frequency: monthly, basis: in-period, better: higher, subject: child, answers: [R1] }

actions:
  - { id: "1.1", answers: R1, title: Open two family hubs, owner: head, start: 2016-02-01, due: 2016-12-16, status: on-track }
  - { id: "1.2", answers: R1, title: Train the hub staff, owner: head, start: 2016-02-01, due: 2016-10-31, status: at-risk }
  - { id: "1.10", answers: R1, title: Publish the threshold guide, owner: head, start: 2016-02-01, due: 2016-11-30 }
  - { id: "2.1", answers: R1, title: Book reviews a year ahead, owner: manager, start: 2016-02-01, due: 2016-11-30 }

extracts:
  - date: 2016-09-02
    values: { early-help: { 2016-07: 17/22, 2016-08: 18/23 } }
`;
