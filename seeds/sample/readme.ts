import type { SampleLayers } from './layers.ts';
import type { SampleSpec } from './spec.ts';

/** The README of a sample folder, in Vietnamese and English. */
export function readmeOf(layers: SampleLayers, spec: SampleSpec): string {
  const rows = (Object.keys(layers) as (keyof SampleLayers)[])
    .filter((layer) => layer !== 'dataset')
    .map((layer) => `| ${layer} | ${(layers[layer] as readonly unknown[]).length} |`);
  const assumptions = spec.assumptions.map((a) => `| ${a.figure} | ${a.value} | ${a.reason} |`);
  return `# ${layers.dataset.name}

Đây là **dữ liệu mẫu**, do máy sinh ra để thử phần mềm; không mô tả bất kỳ thôn, bản, xã hay doanh nghiệp có thật nào.
Tên xã, thôn, đường phố là hư cấu. Vị trí và diện tích của tỉnh gần đúng thực tế; địa hình, dân cư, trạm, vùng phủ và
cáp là hư cấu, được căn chỉnh để kết quả phân tích khớp các con số hiện trạng trong kế hoạch của tỉnh.

This is a **sample**: generated to try the software with. It describes no real village, commune or network. Names are
invented. The province's place and size are about right; terrain, people, stations, coverage and cables are invented
and calibrated so that an analysis gives the baseline figures of the province's plan.

Kế hoạch / plan: \`${spec.planId}\`. Ngày / as of: ${spec.asOf}.

| lớp / layer | số dòng / rows |
|---|---|
${rows.join('\n')}

## Giả định / Assumptions

Những con số dưới đây không có trong kế hoạch của tỉnh. None of these figures stands in the plan's document.

| số liệu / figure | giá trị / value | lý do / reason |
|---|---|---|
${assumptions.join('\n')}
`;
}
