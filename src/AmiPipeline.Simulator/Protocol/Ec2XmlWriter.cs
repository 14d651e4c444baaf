using System.Globalization;
using System.Text;
using System.Xml;

namespace AmiPipeline.Simulator.Protocol;

/// <summary>Writes an EC2 Query answer: flattened members in the root, lists of <c>item</c>, absent values left out.</summary>
internal sealed class Ec2XmlWriter : IDisposable
{
    private const string Namespace = "http://ec2.amazonaws.com/doc/2016-11-15/";
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false) };
    private readonly MemoryStream _stream = new();
    private readonly XmlWriter _xml;

    public Ec2XmlWriter(string action, string requestId)
    {
        _xml = XmlWriter.Create(_stream, Settings);
        _xml.WriteStartElement(action + "Response", Namespace);
        Element("requestId", requestId);
    }

    public void Element(string name, string? value)
    {
        if (value is not null)
        {
            _xml.WriteElementString(name, Namespace, value);
        }
    }

    public void Element(string name, bool? value) => Element(name, value is { } flag ? (flag ? "true" : "false") : null);

    public void Element(string name, int? value) => Element(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Element(string name, DateTimeOffset value) => Element(name, Text(value));

    /// <summary>A time as EC2 writes it.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The text of an item that has no members.</summary>
    public void Text(string value) => _xml.WriteString(value);

    public void Group(string name, Action write)
    {
        _xml.WriteStartElement(name, Namespace);
        write();
        _xml.WriteEndElement();
    }

    /// <summary>A list; without items it is an empty element, as EC2 writes it.</summary>
    public void List<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        _xml.WriteStartElement(name, Namespace);
        foreach (var item in items)
        {
            _xml.WriteStartElement("item", Namespace);
            write(item);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    public void Tags(IReadOnlyDictionary<string, string> tags)
    {
        if (tags.Count > 0)
        {
            List("tagSet", tags, tag =>
            {
                Element("key", tag.Key);
                Element("value", tag.Value);
            });
        }
    }

    public byte[] Finish()
    {
        _xml.WriteEndElement();
        _xml.Flush();
        return _stream.ToArray();
    }

    public void Dispose()
    {
        _xml.Dispose();
        _stream.Dispose();
    }
}
