import type { RuleTexts } from "./rule-text.ts";

export const arIncidents: RuleTexts = {
  "incident.execution": {
    title: "تنفيذ ناجح لشيفرة برمجية",
    rationale:
      "أثر برنامج إلى جانب أثر بدء تشغيله، في سجلات من الهاتف يُكتب كل منها على حدة، يصعب تفسيره بالمصادفة أو باسم يشترك فيه برنامجان أو بقيمة أُدخلت لاحقًا.",
    falsePositives: ["حدثان عاديان يلتقيان مصادفةً خلال دقائق.", "أدلة عُدّلت فيها عدة سجلات بالطريقة نفسها."],
    sentences: {
      statement:
        "{findings:findings} في {stores:stores} من الهاتف، مستقلة بعضها عن بعض، تقع ضمن {seconds:seconds}. وهي مجتمعةً آثار تنفيذ ناجح لشيفرة برمجية.",
    },
  },
  "incident.sequence": {
    title: "آثار متقاربة في الزمن",
    rationale: "تترك الأحداث المترابطة خلال لحظات آثارًا في عدة سجلات من الهاتف.",
    falsePositives: ["أحداث عادية تلتقي مصادفةً خلال دقائق."],
    sentences: {
      statement: "{findings:findings} في {stores:stores} من الهاتف، مستقلة بعضها عن بعض، تقع ضمن {seconds:seconds}.",
    },
  },
  "incident.custody": {
    title: "آثار أثناء وجود الهاتف خارج يد مالكه",
    rationale: "ما حدث للهاتف بينما كان في حوزة غير مالكه ليس من فعل مالكه.",
    falsePositives: [
      "أوقات الاحتجاز كما يذكرها المالك.",
      "تعمل البرامج من تلقاء نفسها، وربما فحص الهاتفَ شخص موثوق في ذلك الوقت.",
    ],
    sentences: {
      statement:
        "{findings:findings} في {stores:stores} من الهاتف، مستقلة بعضها عن بعض، تقع داخل الفترة المسماة «{label}»، بالترتيب المعروض.",
    },
  },
  "incident.object": {
    title: "شيء واحد في عدة سجلات",
    rationale: "ما تذكره عدة سجلات من الهاتف كلٌّ على حدة ليس خطأً في أحدها ولا قيمة أُدخلت فيه.",
    falsePositives: ["تَرِد البرامج العادية أيضًا في سجلات كثيرة: وما هي تقوله النتائج المتعلقة بها."],
    sentences: { statement: "يَرِد {label} في {stores:stores} من الهاتف، مستقلة بعضها عن بعض ({findings:findings})." },
  },
};
