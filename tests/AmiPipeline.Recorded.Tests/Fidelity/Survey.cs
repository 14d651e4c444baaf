using System.Xml.Linq;

namespace AmiPipeline.Recorded.Tests.Fidelity;

/// <summary>The structures of many answers by where they stand, such as <c>DescribeVolumes volumeSet attachmentSet</c>.</summary>
internal sealed class Survey
{
    private readonly SortedDictionary<string, List<XElement>> _structures = new(StringComparer.Ordinal);

    public IEnumerable<string> Places => _structures.Keys;

    public IReadOnlyList<XElement> At(string place) => _structures.GetValueOrDefault(place) ?? [];

    public void Add(string operation, XElement answer)
    {
        if (!_structures.TryGetValue(operation, out var structures))
        {
            _structures.Add(operation, structures = []);
        }

        structures.Add(answer);
        foreach (var child in answer.Elements())
        {
            foreach (var structure in Structures(child))
            {
                Add($"{operation} {child.Name}", structure);
            }
        }
    }

    /// <summary>The fields that structures at a place have.</summary>
    public IEnumerable<string> Fields(string place) => At(place).SelectMany(structure => structure.Elements()).Select(field => field.Name.LocalName).Distinct();

    /// <summary>A field wherever it stands at a place.</summary>
    public IEnumerable<XElement> All(string place, string field) => At(place).SelectMany(structure => structure.Elements(field));

    private static IEnumerable<XElement> Structures(XElement child) =>
        !child.HasElements ? []
        : child.Elements().First().Name == "item" ? child.Elements().Where(item => item.HasElements)
        : [child];
}
