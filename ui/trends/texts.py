"""What the screen of trends and its pictures say, in Vietnamese and in English."""

VIETNAMESE = {
    "trends": "Xu hướng",
    "trend_intro": "Đặt tối đa sáu câu hỏi cạnh nhau: số bài theo thời gian, theo xã, và chỗ khác"
    " nhau giữa hai câu. Mỗi câu hỏi viết như ở ô Tìm kiếm.",
    "trend_query": "Câu hỏi {letter}",
    "trend_compare": "So sánh",
    "trend_since": "Từ ngày",
    "trend_until": "Đến ngày",
    "trend_days": "vd 2023, 05/2023 hoặc 29/05/2023",
    "trend_first_six": "Chỉ sáu câu hỏi đầu được so sánh; {n} câu hỏi bị bỏ lại.",
    "trend_by": "Theo",
    "per_year": "năm",
    "per_month": "tháng",
    "per_day": "ngày",
    "trend_values": "Vẽ",
    "trend_counts": "Số bài",
    "trend_share": "Tỷ lệ",
    "every_article": "mọi bài",
    "axis_counts": "số bài",
    "axis_share": "% tổng số bài của các cổng",
    "trend_download": "Tải về",
    "trend_alt": "Biểu đồ: {what} theo {by}, từ {first} đến {last}. {asked}. Số liệu ở bảng bên"
    " dưới.",
    "trend_empty": "Không có bài nào có ngày để vẽ",
    "gap_unreachable": "có cổng không vào được",
    "gap_down": "có cổng không được thu thập",
    "gap_outside": "ngoài thời gian thu thập",
    "trend_gaps": "Vùng gạch chéo hoặc tô nền là những ngày không phải cổng nào cũng được thu thập,"
    " kể cả trước lần thu thập đầu và sau lần cuối của một cổng."
    " Nơi không thấy bài nào trong những ngày ấy, đường vẽ bị ngắt và bảng ghi dấu ?, vì không ai"
    " biết là không có bài.",
    "trend_uncrawled": "Nguồn chưa từng được thu thập (bài được nhập vào), nên không rõ ngày nào có"
    " đủ bài: {names}.",
    "trend_table": "Bảng số liệu",
    "trend_period": "Kỳ",
    "trend_all": "Mọi bài của các cổng",
    "trend_unseen": "Ngày thiếu",
    "trend_unknown": "không rõ",
    "trend_total": "Tổng",
    "trend_undated": "Không rõ ngày",
    "trend_communes": "Theo xã, phường, thị trấn",
    "trend_no_commune": "không nêu xã, phường nào",
    "contrast": "Đối chiếu hai câu hỏi",
    "contrast_only": "Chỉ {letter}",
    "contrast_both": "Cả hai",
    "contrast_plain": "Số không có liên kết thì không viết được thành một câu tìm (hai câu hỏi khác"
    " nhau về dấu, bộ lọc hoặc chữ viết tắt); vẫn được đếm đủ từng bài.",
    "value": "Giá trị",
    "keywords": "Từ nổi bật",
    "keywords_of": "Tìm từ nổi bật của:",
    "keywords_note": "G² là tỷ số hợp lý loga (Dunning 1993), đếm theo bài; dấu trừ: từ hiếm hơn so"
    " với các bài khác. Trên 10,83 thì ngẫu nhiên chỉ một phần nghìn.",
    "keywords_read": "Đã đọc cả {read} bài của câu hỏi; so với {others} bài khác của kho.",
    "keywords_sample": "Đã đọc {read} trong {total} bài của câu hỏi, lấy đều theo thứ tự ngày; so"
    " với mọi bài còn lại của kho.",
    "keywords_none": "Không có từ nào nổi bật (mỗi từ cần ít nhất {least} bài).",
    "keyword": "Từ",
    "keyword_found": "Bài của câu hỏi",
    "keyword_elsewhere": "Bài khác",
    "picture_made": "lập ngày {day}",
    "long_trend": "Từ {first} đến {last} có hơn {most} kỳ, quá nhiều để vẽ. Hãy giới hạn ngày, hoặc"
    " đếm theo tháng hay năm.",
}

ENGLISH = {
    "trends": "Trends",
    "trend_intro": "Put up to six queries side by side: articles over time, by commune, and where"
    " two of them differ. Each query is written as in the search box.",
    "trend_query": "Query {letter}",
    "trend_compare": "Compare",
    "trend_since": "From",
    "trend_until": "To",
    "trend_days": "e.g. 2023, 05/2023 or 29/05/2023",
    "trend_first_six": "Only the first six queries are compared; {n} are left out.",
    "trend_by": "By",
    "per_year": "year",
    "per_month": "month",
    "per_day": "day",
    "trend_values": "Draw",
    "trend_counts": "Articles",
    "trend_share": "Share",
    "every_article": "every article",
    "axis_counts": "articles",
    "axis_share": "% of all articles of the portals",
    "trend_download": "Download",
    "trend_alt": "Chart: {what} by {by}, from {first} to {last}. {asked}. The figures are in the"
    " table below.",
    "trend_empty": "No dated article to draw",
    "gap_unreachable": "a portal could not be reached",
    "gap_down": "a portal was not crawled",
    "gap_outside": "outside the time of crawling",
    "trend_gaps": "Hatched or tinted areas are days on which not every portal was crawled, those"
    " before the first crawl of a portal and after its last too. Where"
    " nothing was found on such days the line is broken and the table says ?, for nobody knows that"
    " there was nothing.",
    "trend_uncrawled": "Sources that were never crawled (imported articles), so that nobody knows"
    " which days are complete: {names}.",
    "trend_table": "Table of figures",
    "trend_period": "Period",
    "trend_all": "All articles of the portals",
    "trend_unseen": "Days missed",
    "trend_unknown": "unknown",
    "trend_total": "Total",
    "trend_undated": "Undated",
    "trend_communes": "By commune, ward, township",
    "trend_no_commune": "names none",
    "contrast": "Two queries contrasted",
    "contrast_only": "Only {letter}",
    "contrast_both": "Both",
    "contrast_plain": "A number without a link is a set that no single query can say (the two"
    " differ in accents, filters or abbreviations); it is exact all the same.",
    "value": "Value",
    "keywords": "Words that stand out",
    "keywords_of": "Find the words that stand out in:",
    "keywords_note": "G² is the log-likelihood ratio (Dunning 1993), counted in articles; a minus:"
    " the word is rarer than elsewhere. Above 10.83 chance explains one in a thousand.",
    "keywords_read": "All {read} articles of the query were read; compared with {others} others.",
    "keywords_sample": "{read} of the query's {total} articles were read, drawn at equal steps"
    " along their dates; compared with all the rest of the archive.",
    "keywords_none": "No word stands out (each needs {least} articles at least).",
    "keyword": "Word",
    "keyword_found": "Articles of the query",
    "keyword_elsewhere": "Others",
    "picture_made": "made on {day}",
    "long_trend": "From {first} to {last} there are more than {most} periods, too many to draw."
    " Bound the dates, or count by month or year.",
}
