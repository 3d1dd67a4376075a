import { wordSet } from "../words/phrases.ts";

/** Words that end a noun phrase: they join, or say what is done. Folded as tokens are. */
export const FUNCTION_WORDS = wordSet(
  `a an the this that these those which who whom whose what when where while whilst whereas because although though if unless
  and or but nor yet so than then as at by for from in into of off on onto out over per since through throughout to toward
  towards under until up upon via with within without between among amongst across after before during against about above
  below behind beyond beside besides despite except inside outside near like plus minus
  is are was were be been being am has have had having do does doe did will would shall should can could may might must
  not no never also only just still already now again ever even both either neither each every all any some most
  we our us they their them it its he his she her i you your there here one's
  remain remained stay stayed stand stood continue continued become became get got make made take took taken
  complete completed embedded withdrawn started open outstanding finished met missed left go gone went come came
  rose fell risen fallen increased decreased reduced improved declined went dropped grew grown doubled halved
  said say reported report told noted show showed shown found find seen see saw need needed receive received given give
  waited waiting lived live living spent kept held holds contain contains contained`,
);
