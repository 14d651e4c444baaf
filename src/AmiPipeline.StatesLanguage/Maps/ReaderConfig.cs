using System.Text.Json;
using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.Maps;

/// <summary>ReaderConfig of an ItemReader: how the items are stored in an object of S3, and how many of them are taken.</summary>
internal sealed class ReaderConfig
{
    /// <summary>The most items that a Map Run takes (developer guide, ItemReader, MaxItems).</summary>
    public const long MaxItemCount = 100_000_000;

    private static readonly Dictionary<string, char> Delimiters = new()
    {
        ["COMMA"] = ',',
        ["PIPE"] = '|',
        ["SEMICOLON"] = ';',
        ["SPACE"] = ' ',
        ["TAB"] = '\t',
    };

    private readonly string? _inputType;
    private readonly char _delimiter;
    private readonly string[]? _headers;
    private readonly NumberField _maxItems;

    /// <param name="fields">The config.</param>
    /// <param name="isListing">Whether the items are the objects of a bucket, not what is in one of them.</param>
    public ReaderConfig(FieldReader fields, bool isListing)
    {
        _maxItems = new NumberField(fields, "MaxItems", 0, MaxItemCount);
        if (!isListing)
        {
            _inputType = ReadInputType(fields);
        }

        if (_inputType == "CSV")
        {
            _delimiter = Delimiters[fields.OneOf("CSVDelimiter", [.. Delimiters.Keys]) ?? "COMMA"];
            _headers = ReadHeaders(fields);
        }

        fields.RefuseOthers(isListing ? "the ReaderConfig of s3:listObjectsV2" : $"the ReaderConfig of {_inputType ?? "an ItemReader"}");
    }

    /// <summary>How many items are taken at most; 0 stands for all of them, as recorded.</summary>
    /// <exception cref="StateFaultException">The path does not lead to a whole number.</exception>
    public long MaxItems(Value input, EvaluationScope scope) => _maxItems.EvaluateAny(input, scope) switch
    {
        null or 0 => MaxItemCount,
        { } most => Math.Min(most, MaxItemCount),
    };

    /// <summary>The items in an object of S3.</summary>
    /// <param name="body">The object: text; or JSON, if the answer has it so.</param>
    /// <param name="maxItems">How many are taken.</param>
    /// <exception cref="StateFaultException">It is not of the form; the causes are as recorded, if they are.</exception>
    public ArrayValue ReadItems(Value body, long maxItems) => new([.. ReadAll(body).Take((int)Math.Min(maxItems, int.MaxValue))]);

    /// <summary>The failure of a reader.</summary>
    public static StateFaultException Failed(string cause) => new(ErrorNames.ItemReaderFailed, cause);

    private static string? ReadInputType(FieldReader fields)
    {
        fields.RequireField("InputType");
        switch (fields.String("InputType"))
        {
            case null:
                return null;
            case ("PARQUET" or "MANIFEST") and var type:
                fields.Fault("InputType", $"The InputType {type} is not supported: JSON, JSONL and CSV are.");
                return null;
            default:
                return fields.OneOf("InputType", "JSON", "JSONL", "CSV");
        }
    }

    /// <summary>The headers that the definition gives; null if the first row has them.</summary>
    private static string[]? ReadHeaders(FieldReader fields)
    {
        fields.RequireField("CSVHeaderLocation");
        if (fields.OneOf("CSVHeaderLocation", "FIRST_ROW", "GIVEN") != "GIVEN")
        {
            return null;
        }

        fields.RequireField("CSVHeaders");
        if (fields.Get("CSVHeaders", JsonValueKind.Array, "an array of strings") is not { } headers)
        {
            return [];
        }

        if (headers.GetArrayLength() > 0 && headers.EnumerateArray().All(header => header.ValueKind == JsonValueKind.String))
        {
            return [.. headers.EnumerateArray().Select(header => header.GetString()!)];
        }

        fields.Fault("CSVHeaders", "CSVHeaders must hold strings, and at least one.");
        return [];
    }

    private IEnumerable<Value> ReadAll(Value body) => (_inputType, body) switch
    {
        ("JSON", ArrayValue items) => items.Items.ToArray(),
        ("JSON", StringValue text) => Parse(text.Text) as ArrayValue is { } items ? items.Items.ToArray() : throw Failed("Attempting to map over non-iterable node."),
        ("JSON", _) => throw Failed("Attempting to map over non-iterable node."),
        ("JSONL", StringValue text) => text.Text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select(Parse),
        ("CSV", StringValue text) => ReadRows(text.Text),
        _ => throw Failed($"The object is not text, so there is no {_inputType} in it."),
    };

    private IEnumerable<Value> ReadRows(string text)
    {
        var rows = CsvText.ReadRows(text, _delimiter).GetEnumerator();
        var headers = _headers ?? (rows.MoveNext() ? rows.Current : throw Failed("The CSV file has no header row."));
        if (headers.Distinct().Count() < headers.Length)
        {
            throw Failed("CSV headers cannot contain duplicates.");
        }

        while (rows.MoveNext())
        {
            var row = rows.Current;
            yield return new ObjectValue([.. headers], [.. headers.Select((_, at) => at < row.Length ? new StringValue(row[at]) : StringValue.Empty)]);
        }
    }

    private static Value Parse(string json)
    {
        try
        {
            return ValueReader.Read(json);
        }
        catch (JsonException invalid)
        {
            throw Failed($"The object is not valid JSON: {invalid.Message}");
        }
    }
}
