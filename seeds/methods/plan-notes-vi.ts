/** What the notes of the five plans say in Vietnamese, by their English words. */
export const PLAN_NOTES_VI: Readonly<Record<string, string>> = {
  '7.945 and 883 of 8.828 km are 90.0 % and 10.0 %; the footnote prints 89.8 % and 10.2 %. Both are kept. The document says "khoảng" (about).':
    '7.945 và 883 trên 8.828 km là 90,0 % và 10,0 %; chú thích in 89,8 % và 10,2 %. Giữ cả hai. Văn bản ghi “khoảng”.',
  'A figure inside a measure, not in the list of targets. States no year of its own; the horizon of the plan is taken.':
    'Con số nằm trong phần giải pháp, không có trong danh mục mục tiêu. Không nêu năm riêng; lấy năm cuối của kế hoạch.',
  "A figure inside a measure, not in the list of targets. States no year of its own; the plan's first horizon is taken.":
    'Con số nằm trong phần giải pháp, không có trong danh mục mục tiêu. Không nêu năm riêng; lấy mốc đầu tiên của kế hoạch.',
  'A figure inside a measure, not in the list of targets; smartphones only. States no year of its own; the horizon of the plan is taken.':
    'Con số nằm trong phần giải pháp, không có trong danh mục mục tiêu; chỉ tính điện thoại thông minh. Không nêu năm riêng; lấy năm cuối của kế hoạch.',
  'ADSL (printed "ASDL"), xDSL and FTTH; mobile Internet is not in it.':
    'ADSL (in là “ASDL”), xDSL và FTTH; không gồm Internet di động.',
  'Able to get fiber when asked for: passed, not subscribed.':
    'Sẵn sàng có cáp quang khi yêu cầu: có cáp đi qua, chưa phải thuê bao.',
  'All agencies here; the first paragraph says it of district level and above.':
    'Ở đây là mọi cơ quan; đoạn đầu chỉ nói từ cấp huyện trở lên.',
  'Already above 90 % in 2023, so the 2024 target of 90 % lies below the baseline.':
    'Năm 2023 đã trên 90 %, nên mục tiêu 90 % của năm 2024 thấp hơn hiện trạng.',
  'An increase; the plan names no base year.': 'Là mức tăng; kế hoạch không nêu năm gốc.',
  'Below the 2023 baseline (> 90 %) of the same table row.':
    'Thấp hơn hiện trạng năm 2023 (> 90 %) ở cùng dòng của bảng.',
  'Cloud services of Vietnamese providers, or services that run on them.':
    'Dịch vụ đám mây của nhà cung cấp Việt Nam, hoặc dịch vụ chạy trên nền đó.',
  'Cloud services of Vietnamese providers.': 'Dịch vụ đám mây của nhà cung cấp Việt Nam.',
  'Counted in streets of the district and city centres by the plan, in metres of urban road by the indicator.':
    'Kế hoạch đếm số tuyến phố ở trung tâm huyện, thành phố; chỉ tiêu tính theo mét đường đô thị.',
  'Due in June 2024. "Số lượng người" below 5 %: a share of users is meant.':
    'Hạn tháng 6/2024. “Số lượng người” dưới 5 %: được hiểu là tỷ lệ người dùng.',
  'High-tech parks, concentrated IT parks and research, development and innovation centres, each with at least 1 Gb/s.':
    'Khu công nghệ cao, khu công nghệ thông tin tập trung, trung tâm nghiên cứu, phát triển và đổi mới sáng tạo; mỗi nơi tối thiểu 1 Gb/s.',
  'Household subscriptions of fixed Internet, every kind of line.':
    'Thuê bao Internet cố định của hộ gia đình, mọi loại đường dây.',
  'Measured with i-Speed.': 'Đo bằng i-Speed.',
  'Mục II.2 says fixed subscriptions without "băng rộng"; the figure is the same.':
    'Mục II.2 ghi thuê bao cố định, không có chữ “băng rộng”; con số như nhau.',
  'Mục II.5 says organisations and enterprises, the appendix enterprises; the figure is the same.':
    'Mục II.5 ghi tổ chức, doanh nghiệp; phụ lục ghi doanh nghiệp; con số như nhau.',
  'No signal of any operator.': 'Không có sóng của nhà mạng nào.',
  'Of 63 provinces and cities.': 'Trong 63 tỉnh, thành phố.',
  'Of the whole population, not of adults as in adult-smartphone-share.':
    'Tính trên toàn bộ dân số, không chỉ người trưởng thành như chỉ tiêu adult-smartphone-share.',
  'One sentence for mobile and fixed; urban residential groups (tổ dân phố) count as villages.':
    'Một câu chung cho di động và cố định; tổ dân phố được tính như thôn, bản.',
  'Only the population of areas with demand, which the plan does not delimit.':
    'Chỉ tính dân số ở khu vực có nhu cầu; kế hoạch không xác định ranh giới khu vực này.',
  'Printed with a decimal point. Mục II.2 says that not every commune official has a computer yet.':
    'In bằng dấu chấm thập phân. Mục II.2 cho biết chưa phải mọi cán bộ xã đều có máy tính.',
  'Printed with a percent sign; subscriptions per 100 people are meant.':
    'In kèm dấu phần trăm; được hiểu là số thuê bao trên 100 dân.',
  'Printed without the percent sign that 2023 and 2024 carry.': 'In thiếu dấu phần trăm mà các năm 2023 và 2024 có.',
  'Share of villages with "sóng điện thoại di động", telephone signal of any generation.':
    'Tỷ lệ thôn, bản có “sóng điện thoại di động”, công nghệ bất kỳ.',
  'Stands in the description of the present state, but as what the platform is expected to connect when finished in 2023.':
    'Nằm trong phần hiện trạng, nhưng là số đơn vị mà nền tảng dự kiến kết nối khi hoàn thành trong năm 2023.',
  'States no year of its own; the end of the period 2023-2025 is taken.':
    'Không nêu năm riêng; lấy năm cuối của giai đoạn 2023-2025.',
  'The 1 Gb/s is an average speed and part of the indicator.':
    '1 Gb/s là tốc độ trung bình và là một phần của chỉ tiêu.',
  'The 200 Mb/s is an average speed and part of the indicator.':
    '200 Mb/s là tốc độ trung bình và là một phần của chỉ tiêu.',
  'The appendix says every village; mục II narrows the series to villages with national grid electricity.':
    'Phụ lục ghi mọi thôn, bản; mục II giới hạn ở thôn, bản có điện lưới quốc gia.',
  'The average speed of the 4G network named in the same sentence.':
    'Tốc độ trung bình của mạng 4G nêu trong cùng câu.',
  'The denominator of the village figures; mục 1.b repeats it.':
    'Mẫu số của các số liệu về thôn, bản; mục 1.b nhắc lại.',
  'The document prints "công bề cáp" for cống bể cáp.': 'Văn bản in “công bề cáp”, được hiểu là cống bể cáp.',
  'The document says "khoảng" (about).': 'Văn bản ghi “khoảng”.',
  'The end of the sentence on agencies from district level up, which a page break interrupts.':
    'Phần cuối của câu về các cơ quan từ cấp huyện trở lên, bị ngắt khi sang trang.',
  'The enterprises and production or trading establishments of the same sentence, for which no layer exists.':
    'Các doanh nghiệp, cơ sở sản xuất, kinh doanh trong cùng câu; dữ liệu không có lớp tương ứng.',
  'The network is present in every commune; no generation is named.': 'Mạng có mặt tại mọi xã; không nêu công nghệ.',
  'The network that covers everybody is to average 70 Mb/s, see mobile-download-mbps.':
    'Mạng phủ toàn dân phải đạt tốc độ trung bình 70 Mb/s, xem mobile-download-mbps.',
  'The parts add up to 133 (123 of VNPT, 10 of Viettel), the total says 134.':
    'Cộng các phần được 133 (VNPT 123, Viettel 10), trong khi tổng ghi 134.',
  'The places of the sentence that are a layer: trường học, bệnh viện, công sở. Its enterprises are the next row.':
    'Các địa điểm trong câu có lớp dữ liệu: trường học, bệnh viện, công sở. Doanh nghiệp là chỉ tiêu kế tiếp.',
  'The plan says "phủ sóng di động" with no generation; since the same list follows the 2G switch-off, the profile\'s minimum is meant.':
    'Kế hoạch ghi “phủ sóng di động”, không nêu công nghệ; vì cùng danh mục có việc tắt sóng 2G nên hiểu là mức tối thiểu của bộ quy tắc.',
  'The sentence names the measure as one account ("01") per person and asks for 50 % of it: half an account per person on average. States no year of its own; the end of the period 2023-2025 is taken.':
    'Câu này nêu mức một tài khoản (“01”) mỗi người và yêu cầu 50 % mức đó: trung bình nửa tài khoản mỗi người. Không nêu năm riêng; lấy năm cuối của giai đoạn 2023-2025.',
};
