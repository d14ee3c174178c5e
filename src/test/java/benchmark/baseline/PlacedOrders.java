package benchmark.baseline;

import org.springframework.data.jpa.repository.JpaRepository;

/** All orders. */
interface PlacedOrders extends JpaRepository<PlacedOrder, String> {}
