package io.warren.shop.inventory;

import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.participant.Failures;
import io.warren.engine.participant.Participant;
import io.warren.shop.inventory.InventorySettings.UnknownSku;
import io.warren.shop.ledger.Answers;
import io.warren.shop.ledger.CommandBody;
import io.warren.shop.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Reserves what an order asks for, all of it or nothing, and takes back what comes back. */
@Component
class Inventory implements Participant {
    private static final String TAKEN = "taken";
    private static final String RESTOCKED = "restocked";
    private static final String MADE_TO_ORDER = "madeToOrder";

    private final Ledger ledger;
    private final Stock stock;
    private final InventorySettings settings;

    Inventory(Ledger ledger, Stock stock, InventorySettings settings) {
        this.ledger = ledger;
        this.stock = stock;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "inventory";
    }

    @Override
    public Failures failures() {
        return Ledger.FAILURES;
    }

    @Override
    public Outcome handle(Command command) {
        return switch (command.name()) {
            case "reserve" -> ledger.once(command, () -> reserve(goodsOf(command)));
            case "release" -> ledger.undoOnce(command, this::release);
            case "restock" -> ledger.once(command, () -> restock(goodsOf(command)));
            case "withdraw" -> ledger.undoOnce(command, this::withdraw);
            default -> Answers.unknown(command, List.of("reserve", "release", "restock", "withdraw"));
        };
    }

    private static Goods goodsOf(Command command) {
        return Goods.ordered(CommandBody.of(command).order());
    }

    private Outcome reserve(Goods wanted) {
        var taken = new TreeMap<String, Long>();
        var toMake = new ArrayList<String>();
        var shortages = new ArrayList<String>();
        wanted.bySku().forEach((sku, quantity) -> {
            if (stock.take(sku, quantity)) {
                taken.put(sku, quantity);
            } else {
                missing(sku, quantity, toMake, shortages);
            }
        });
        // What was taken before a shortage goes back by itself: a refusal rolls the ledger's transaction back.
        return shortages.isEmpty()
                ? Answers.done(Map.of(TAKEN, taken, MADE_TO_ORDER, toMake, "nameless", wanted.nameless()))
                : new Outcome.Refused("Out of stock: %s. Nothing was reserved.".formatted(listed(shortages)));
    }

    private void missing(String sku, long quantity, List<String> toMake, List<String> shortages) {
        stock.onHand(sku)
                .ifPresentOrElse(
                        there -> shortages.add("%d of '%s' ordered, %d there".formatted(quantity, sku, there)), () -> {
                            if (settings.unknownSku() == UnknownSku.ACCEPT) {
                                toMake.add(sku);
                            } else {
                                shortages.add("'%s' is not sold here".formatted(sku));
                            }
                        });
    }

    private static String listed(List<String> shortages) {
        int shown = 10;
        String first = String.join("; ", shortages.subList(0, Math.min(shown, shortages.size())));
        return shortages.size() <= shown ? first : "%s; and %d more".formatted(first, shortages.size() - shown);
    }

    private Outcome release(String reserved) {
        var back = Goods.recorded(reserved, TAKEN).bySku();
        back.forEach((sku, quantity) -> {
            if (!stock.add(sku, quantity)) {
                stock.open(sku, quantity); // the shelf was taken away meanwhile, the goods were not
            }
        });
        return Answers.done(Map.of("released", back));
    }

    private Outcome restock(Goods returned) {
        var restocked = new TreeMap<String, Long>();
        returned.bySku().forEach((sku, quantity) -> {
            if (stock.add(sku, quantity)) {
                restocked.put(sku, quantity);
            }
        });
        return Answers.done(Map.of(RESTOCKED, restocked));
    }

    /** Broken, not refused, when they are sold again already: only a person can settle that. */
    private Outcome withdraw(String restocked) {
        for (var entry : Goods.recorded(restocked, RESTOCKED).bySku().entrySet()) {
            if (!stock.take(entry.getKey(), entry.getValue())) {
                return new Outcome.Broken(
                        "%d of '%s' were put on the shelf and cannot be withdrawn: %d are left. Count them, then retry."
                                .formatted(
                                        entry.getValue(),
                                        entry.getKey(),
                                        stock.onHand(entry.getKey()).orElse(0L)));
            }
        }
        return Answers.done(Map.of());
    }
}
