using System.Text.RegularExpressions;

namespace AmiPipeline.Simulator.Ec2.AllowedAmis;

/// <summary>ReplaceImageCriteriaInAllowedImagesSettings.</summary>
internal sealed partial class ReplaceImageCriteriaAction : IEc2Action
{
    private const string Nobody = "none";

    public string Name => "ReplaceImageCriteriaInAllowedImagesSettings";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var criteria = call.Parameters.Items("ImageCriterion").Select(Read).ToList();
        CheckCount(criteria.Count, 10, "ImageCriterion");
        call.Ready();
        call.Settings.AllowedImages = call.Settings.AllowedImages with { Criteria = criteria };
        answer.Element("return", true);
    }

    private static ImageCriterion Read(ActionParameters item)
    {
        var criterion = new ImageCriterion
        {
            Providers = item.List("ImageProvider"),
            Names = item.List("ImageName"),
            ProductCodes = item.List("MarketplaceProductCode"),
            MaxDaysSinceCreated = item.Within("CreationDateCondition").Number("MaximumDaysSinceCreated", 0),
            MaxDaysSinceDeprecated = item.Within("DeprecationTimeCondition").Number("MaximumDaysSinceDeprecated", 0),
            Watermarks = [.. item.Items("ImageWatermark").Select(ReadWatermark)],
        };
        CheckCount(criterion.Providers.Count, 200, "ImageProvider");
        CheckCount(criterion.Names.Count, 50, "ImageName");
        CheckCount(criterion.ProductCodes.Count, 50, "MarketplaceProductCode");
        CheckCount(criterion.Watermarks.Count, 50, "ImageWatermark");
        if (criterion.Providers.FirstOrDefault(provider => !Provider().IsMatch(provider)) is { } unknown)
        {
            throw Invalid($"Invalid value '{unknown}' for ImageProvider.");
        }

        return criterion.Providers.Contains(Nobody) && criterion.Providers.Count > 1
            ? throw Invalid($"The value '{Nobody}' for ImageProvider cannot be used with other values.")
            : criterion;
    }

    private static WatermarkCriterion ReadWatermark(ActionParameters item) => new(
        item.Text("WatermarkKey"),
        item.Text("SourceImageRegion"),
        item.Number("MaximumDaysSinceSourceImageCreated", 0),
        item.Number("MaximumDaysSinceWatermarkCreated", 0));

    private static void CheckCount(int count, int most, string name)
    {
        if (count > most)
        {
            throw Invalid($"{name} has {count} values; the maximum is {most}.");
        }
    }

    private static ServiceErrorException Invalid(string message) => new("InvalidParameterValue", message);

    [GeneratedRegex(@"^(amazon|aws-marketplace|aws-backup-vault|none|[0-9]{12})\z")]
    private static partial Regex Provider();
}
