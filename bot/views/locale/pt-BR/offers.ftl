offer-day = { $day ->
    [1] 1º
   *[other] { $day }
} de { $month ->
    [1] jan.
    [2] fev.
    [3] mar.
    [4] abr.
    [5] maio
    [6] jun.
    [7] jul.
    [8] ago.
    [9] set.
    [10] out.
    [11] nov.
   *[12] dez.
}
offer-day-of-year = { $day } de { $year }
offer-back = volta à versão { $number }
