import type { Language } from '../labels/index.ts';

/** What a proposer says of a wish that it cannot follow, and how that is said in Vietnamese: its errors cross threads as sentences alone. */
const VI: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^no candidate has the id (.+)$/, (id) => `Không có vị trí nào mang mã ${id}; hãy bỏ yêu cầu về vị trí này.`],
  [/^(.+) is both pinned and forbidden$/, (id) => `Vị trí ${id} vừa bắt buộc chọn vừa bị loại.`],
  [
    /^(.+) is less than ([\d.]+) m from (.+): choose that instead$/,
    (id, metres, near) => `Vị trí ${id} cách ${near} chưa đến ${metres} m; hãy chọn vị trí đó.`,
  ],
  [
    /^(.+) is more than ([\d.]+) km from every village and place$/,
    (id, km) => `Vị trí ${id} cách mọi thôn, bản và địa điểm hơn ${km} km; hãy kiểm tra lại tọa độ.`,
  ],
  [
    /^a position of one's own needs degrees and a height above 0, got (.+)$/,
    (given) => `Vị trí tự chọn cần kinh độ, vĩ độ và chiều cao lớn hơn 0; ở đây là ${given}.`,
  ],
  [
    /^operator must be one of (.+), got (.+)$/,
    (known, given) => `Không có nhà mạng ${given}; trong dữ liệu có ${known}.`,
  ],
  [
    /^operator minimums must be left out with the objective .+$/,
    () => 'Mức tối thiểu của từng nhà mạng không đi cùng tiêu chí được nhiều nhất.',
  ],
  [/^target must be one of (.+), got (.+)$/, (_, given) => `Không đề xuất được trạm cho chỉ tiêu ${given}.`],
  [
    /^near must be more than the ([\d.]+) m that make one location, got (.+)$/,
    (metres, given) =>
      `Khoảng cách phải lớn hơn ${metres} m, là mức mà hai trạm được coi là một vị trí; ở đây là ${given} m.`,
  ],
];

/** Why a wish cannot be followed, in a language; what is not known is told as it came. */
export function wishText(message: string, language: Language): string {
  if (language === 'vi')
    for (const [pattern, say] of VI) {
      const found = pattern.exec(message);
      if (found !== null) return say(...found.slice(1));
    }
  return message;
}
