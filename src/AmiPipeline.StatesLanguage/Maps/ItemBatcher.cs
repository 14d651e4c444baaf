using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.Maps;

/// <summary>ItemBatcher of a distributed Map: how many items, and how many bytes of them, one child execution is given.</summary>
internal sealed class ItemBatcher
{
    private const int MaxBytes = 262_144;

    private readonly NumberField _items;
    private readonly NumberField _bytes;
    private readonly PayloadTemplate? _batchInput;

    private ItemBatcher(FieldReader fields)
    {
        _items = new NumberField(fields, "MaxItemsPerBatch", 1, int.MaxValue);
        _bytes = new NumberField(fields, "MaxInputBytesPerBatch", 1, MaxBytes);
        if (!_items.IsGiven && !_bytes.IsGiven)
        {
            fields.FaultHere("ItemBatcher needs MaxItemsPerBatch or MaxInputBytesPerBatch, or one of them as a Path.");
        }

        _batchInput = fields.Template("BatchInput");
        fields.RefuseOthers("ItemBatcher");
    }

    public static ItemBatcher? Read(FieldReader fields) => fields.Object("ItemBatcher", "an object with MaxItemsPerBatch or MaxInputBytesPerBatch") is { } batcher
        ? new ItemBatcher(batcher)
        : null;

    /// <summary>What the data makes of it.</summary>
    /// <exception cref="StateFaultException">A path leads to something else than a fitting number.</exception>
    public BatchLimits Evaluate(Value input, EvaluationScope scope) =>
        new(_items.Evaluate(input, scope) ?? int.MaxValue, _bytes.Evaluate(input, scope) ?? MaxBytes, _batchInput?.Evaluate(input, scope));
}

/// <summary>The limits of one batch.</summary>
/// <param name="Items">The most items.</param>
/// <param name="Bytes">The most bytes of a child's whole input.</param>
/// <param name="BatchInput">What each batch gets besides its items; null for nothing.</param>
internal sealed record BatchLimits(long Items, long Bytes, Value? BatchInput)
{
    /// <summary>The input of a child execution.</summary>
    /// <param name="items">The items of the batch.</param>
    public Value Input(Value[] items)
    {
        var input = new ObjectBuilder();
        if (BatchInput is not null)
        {
            input.Add("BatchInput", BatchInput);
        }

        return input.Add("Items", new ArrayValue(items)).Build();
    }

    /// <summary>How long the input is without any item.</summary>
    public long EmptyLength => Input([]).Utf8Length;
}
