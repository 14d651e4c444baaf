using System.ComponentModel;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace AmiPipeline.Tests.Requests;

/// <summary>A field of a request is described once, for those who write requests and for those who write code: the attribute says what the comment says.</summary>
public sealed class DescriptionTests
{
    private static readonly Dictionary<string, string> Summaries =
        XDocument.Load(Path.ChangeExtension(typeof(ImageRequest).Assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => Text(member.Element("summary")));

    public static TheoryData<string, string> Fields =>
    [
        .. from type in typeof(ImageRequest).Assembly.GetExportedTypes()
           from property in type.GetProperties()
           let description = property.GetCustomAttribute<DescriptionAttribute>()
           where description is not null
           select new TheoryDataRow<string, string>($"P:{type.FullName}.{property.Name}", description.Description),
    ];

    [Theory]
    [MemberData(nameof(Fields))]
    public void Attribute_SaysWhatTheCommentSays(string property, string description) => Assert.Equal(Summaries[property], description);

    private static string Text(XElement? summary) => Regex.Replace(summary?.Value ?? "", @"\s+", " ").Trim();
}
