import { expect, test } from "vitest";
import { childCounts } from "../../src/reading/figures/people.ts";
import { read } from "./read.ts";

const small = (text: string): number[] =>
  childCounts(read(text), false)
    .map(({ value }) => value)
    .filter((value) => value >= 1 && value <= 5);

test.each([
  ["Four care leavers and 3 looked after children moved."],
  ["5 unaccompanied asylum-seeking children came."],
  ["Letter on two UASC"],
  ["Of the 4 young carers in the survey, one child was under 10."],
  ["Three 17-year-olds are in work."],
  ["Two of the 3 children had been counted twice."],
  ["Three of our looked after children were moved."],
  ["Two of these young people have since returned."],
  ["A sibling group of four has been living with one pair."],
  ["A group of three young people met."],
  ["Managers reopened three cases of children whose files had been closed."],
  ["In two cases the child had not been seen."],
  ["In three cases where a child was missing, the police were late."],
  ["Of the children who went missing in July 2016, two were found outside the county."],
  ["Of 12 children who went missing, two were found outside the county."],
  ["Of the 12 children missing, three declined an interview."],
  ["Twelve children went missing, of whom two were found."],
  ["Twelve children went missing and two of them were found."],
  ["All but one child had been seen."],
  ["These three children have been seen."],
  ["A further two young people were placed."],
  ["The school was visited by two young people in care."],
  ["There were 5 children in need on the list."],
  ["4 CIN were seen."],
  ["Two boys were excluded."],
  ["Two newborn babies were placed."],
  ["Only three pupils were absent."],
  ["The two girls were moved."],
  ["Three adoptions were completed."],
  ["Both siblings and two unborn babies were reviewed."],
  ["Two children and their mother moved."],
  ['"Two children were left alone," the letter says.'],
  ["Three teenagers declined."],
  ["One young person was remanded."],
  ["One of the children was remanded."],
  ["Five Looked After Children had three or more placements."],
])("counts children: %s", (text) => {
  expect(small(text)).not.toEqual([]);
});

test.each([
  ["One child, one plan."],
  ["Ward 5 children, two children in three, were seen; a worker has up to 4 children."],
  ["Two child protection plans, three children's homes and 4 LAC reviews were looked at."],
  ["The 38 children in Year 6 classes, of whom fewer than 5 children are new, have one social worker each."],
  ["In 3 of the 4 months 12 children were seen within 2 days; 1 in 5 children waited."],
  ["Children wait less than three months for a decision."],
  ["In one of the children's homes the rooms have been painted."],
  ["Year 5 pupils in care had the best attendance."],
  ["No children were placed."],
  ["Six young people joined the Council."],
  ["Four social workers each described their work with children who go missing."],
  ["When children tell their story to one adult after another, one sees why."],
  ["Children under 5 are seen by a health visitor."],
  ["Two of the children's homes were judged good."],
  ["The new home has places for four children."],
  ["Foster carers approved for two children left."],
  ["The home can take three children."],
  ["Children who had three or more placements."],
  ["Families with two children or more."],
  ["Two Children in Care Council meetings were held."],
  ["Two Children and Families teams moved."],
  ["Five of the children's social workers left."],
  ["Three student social workers joined, and two students."],
  ["Three youth workers were appointed."],
  ["Two young people's advisers were appointed."],
  ["Social workers hold 3 cases fewer than in 2015, so that children are seen."],
  ["The number of looked after children fell by three."],
  ["Numbers fell by three children."],
  ["A social worker sees four children a week."],
  ["Each worker supports three young people at a time."],
  ["An average of four children per worker."],
  ["Three to five children were placed each month."],
  ["Three or four children attend."],
  ["Children were seen within five days of referral."],
  ["Children aged 4 and 5 were seen."],
  ["Two leavers from the team were replaced."],
  ["In two of the children and families teams vacancies rose."],
  ["Of the children's social workers, two were agency."],
  ["Of the 40 files, three were good."],
  ["The panel for children met four times, and three were cancelled."],
  ["For children, four teams were formed, and two have managers."],
  ["Auditors read four cases and found that children had been heard."],
  ["Of the assessments of children, four were late."],
  ["Three children's plans were audited."],
  ["Two reviews children attended were late."],
  ["A target of two children was set."],
  ["Every two children share a room."],
  ["Recommendation 3 children's voices"],
  ["Three people aged 40 applied."],
  ["Two young people's panels met."],
  ["The four Children's Centres remain open."],
  ["2 CP conferences; 3 CIN plans; 5 EHCP reviews."],
  ["One in three young people were consulted."],
  ["Of children in care, 3% moved."],
  ["Members visited two schools and met children there."],
  ["Five key workers support care leavers."],
  ["One care leaver apprentice post is vacant."],
  ["The leaflet was read by one child in each school."],
  ["The Head of Service and two managers meet children each month."],
  ["In two cases the children's records were late."],
])("does not: %s", (text) => {
  expect(small(text)).toEqual([]);
});

test("a number without a noun may be one of children, if the text is about them", () => {
  const values = (text: string) => childCounts(read(text), true).map(({ value }) => value);
  expect(values("Children who went missing; 4 in August.")).toEqual([4]);
  expect(values("There were 12 visits to children, 4 in August.")).toEqual([]);
  expect(values("Children who went missing for 4 days in August.")).toEqual([]);
});
