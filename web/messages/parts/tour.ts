/** The three steps that show a newcomer around. */
export interface TourMessages {
  readonly title: string;
  readonly stepOf: (step: number, all: number) => string;
  readonly steps: readonly { readonly title: string; readonly text: string }[];
  readonly next: string;
  readonly back: string;
  readonly skip: string;
  readonly done: string;
}

export const vi: TourMessages = {
  title: 'Giới thiệu nhanh',
  stepOf: (step, all) => `Bước ${step} trên ${all}`,
  steps: [
    {
      title: 'Bảng điểm của kế hoạch',
      text: 'Mỗi dòng là một mục tiêu: đã đạt bao nhiêu, còn thiếu bao nhiêu. Chọn một dòng để thấy phần thiếu trên bản đồ và trong danh sách.',
    },
    {
      title: 'Bản đồ và vì sao',
      text: 'Mỗi chấm là một thôn, bản; ký hiệu cho biết tình trạng sóng. Chọn một thôn để biết căn cứ kết luận, trạm và cáp gần nhất.',
    },
    {
      title: 'Dữ liệu của bạn',
      text: 'Đây là tỉnh mẫu, số liệu được tạo ra. Thả tệp của bạn vào trang để mở: dữ liệu được lưu trong trình duyệt và không rời khỏi máy.',
    },
  ],
  next: 'Tiếp',
  back: 'Trước',
  skip: 'Bỏ qua',
  done: 'Bắt đầu',
};

export const en: TourMessages = {
  title: 'A quick look around',
  stepOf: (step, all) => `Step ${step} of ${all}`,
  steps: [
    {
      title: 'The plan’s scorecard',
      text: 'Each row is a target: how much is reached and how much is missing. Choose one to see its gap on the map and in the list.',
    },
    {
      title: 'The map, and why',
      text: 'Each mark is a village and shows its status. Choose one to see what decided it, and the nearest site and fiber.',
    },
    {
      title: 'Your own data',
      text: 'This is a sample province with made-up data. Drop your files on the page to open them: they are kept in the browser and never leave this machine.',
    },
  ],
  next: 'Next',
  back: 'Back',
  skip: 'Skip',
  done: 'Start',
};
