using AmiPipeline.StatesLanguage.Maps;
using AmiPipeline.StatesLanguage.States;

namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>The items of a Map Run: where they come from, and what a child execution is given of them.</summary>
internal sealed class MapRunItems
{
    private readonly Strand _strand;
    private readonly MapRunOrder _order;
    private readonly BatchLimits? _batch;
    private readonly long _maxItems;
    private readonly List<Value> _listed = [];
    private ArrayValue _items;
    private int _taken;

    /// <exception cref="StateFaultException">A path of the definition does not lead to a fitting number.</exception>
    public MapRunItems(Strand strand, MapRunOrder order)
    {
        _strand = strand;
        _order = order;
        _items = order.Items ?? ArrayValue.Empty;
        _batch = order.Map.Batcher?.Evaluate(order.Input, strand);
        _maxItems = order.Map.ReaderConfig?.MaxItems(order.Input, strand) ?? ReaderConfig.MaxItemCount;
    }

    public int Count => _items.Count;

    /// <summary>How many no child execution has been given.</summary>
    public int Pending => _items.Count - _taken;

    /// <summary>Reads the items from S3, if that is where they are.</summary>
    /// <param name="then">Is called when they are there, or with what went wrong.</param>
    /// <exception cref="StateFaultException">The parameters of the call cannot be computed, or MaxItems is negative.</exception>
    public void Read(Action<Failure?> then)
    {
        if (_order.Map.Reader is not { } reader)
        {
            then(null);
        }
        else if (_maxItems < 0)
        {
            then(new Failure(ErrorNames.ItemReaderFailed, "field MaxItems must be positive"));
        }
        else
        {
            Call(reader, reader.Evaluate(_order.Input, _strand), then);
        }
    }

    /// <summary>Forms the input of the next child execution.</summary>
    /// <param name="input">The input.</param>
    /// <param name="count">How many items it has.</param>
    /// <returns>False if no item is left.</returns>
    /// <exception cref="StateFaultException">ItemSelector cannot be computed, or one item alone is too large for a batch.</exception>
    public bool TryTakeNext(out Value input, out int count)
    {
        (input, count) = (NullValue.Instance, 0);
        if (Pending == 0)
        {
            return false;
        }

        if (_batch is null)
        {
            (input, count) = (Selected(_taken), 1);
            _taken++;
            return true;
        }

        List<Value> items = [];
        var length = _batch.EmptyLength;
        while (Pending > 0 && items.Count < _batch.Items)
        {
            var item = Selected(_taken);
            length += item.Utf8Length + (items.Count == 0 ? 0 : 1);
            if (length > _batch.Bytes)
            {
                break;
            }

            items.Add(item);
            _taken++;
        }

        count = items.Count > 0
            ? items.Count
            : throw new StateFaultException(ErrorNames.DataLimitExceeded, $"The item {_taken} alone is too large for a batch of {_batch.Bytes} bytes.");
        input = _batch.Input([.. items]);
        return true;
    }

    private Value Selected(int index) => _order.Select(_items[index], index);

    private void Call(S3Call reader, ObjectValue parameters, Action<Failure?> then) =>
        _strand.Execution.Call(_strand, reader.Order(parameters), answer => Take(reader, parameters, answer, then));

    private void Take(S3Call reader, ObjectValue parameters, TaskResult answer, Action<Failure?> then)
    {
        if (answer.Result is not { } response || answer.IsTooDeep)
        {
            then(new Failure(ErrorNames.ItemReaderFailed, answer.Cause ?? answer.Error));
            return;
        }

        try
        {
            if (!reader.IsListing)
            {
                _items = _order.Map.ReaderConfig!.ReadItems(S3Response.Body(response), _maxItems);
            }
            else if (ReadPage(response) is { } next)
            {
                Call(reader, parameters.With("ContinuationToken", next), then);
                return;
            }
        }
        catch (StateFaultException failed) when (failed.Error == ErrorNames.ItemReaderFailed)
        {
            then(new Failure(failed.Error, failed.Message));
            return;
        }

        then(null);
    }

    /// <summary>Takes one page of a listing.</summary>
    /// <returns>What the next page is asked for with; null if no more is wanted.</returns>
    private StringValue? ReadPage(Value response)
    {
        _listed.AddRange(S3Response.Objects(response).Take((int)Math.Min(_maxItems - _listed.Count, int.MaxValue)));
        if (_listed.Count < _maxItems && S3Response.NextPage(response) is { } next)
        {
            return next;
        }

        _items = new ArrayValue([.. _listed]);
        return null;
    }
}
