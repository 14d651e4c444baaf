namespace AmiPipeline.Simulator.Ec2.AllowedAmis;

/// <summary>GetAllowedImagesSettings.</summary>
internal sealed class GetAllowedImagesSettingsAction : IEc2Action
{
    public string Name => "GetAllowedImagesSettings";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        call.Ready();
        answer.Element("state", call.Settings.AllowedImages.State);
        answer.List("imageCriterionSet", call.Settings.AllowedImages.Criteria, criterion => Write(answer, criterion));
        answer.Element("managedBy", "account");
    }

    private static void Write(Ec2XmlWriter answer, ImageCriterion criterion)
    {
        WriteTexts(answer, "imageProviderSet", criterion.Providers);
        WriteTexts(answer, "marketplaceProductCodeSet", criterion.ProductCodes);
        WriteTexts(answer, "imageNameSet", criterion.Names);
        WriteDays(answer, "creationDateCondition", "maximumDaysSinceCreated", criterion.MaxDaysSinceCreated);
        WriteDays(answer, "deprecationTimeCondition", "maximumDaysSinceDeprecated", criterion.MaxDaysSinceDeprecated);
        if (criterion.Watermarks.Count > 0)
        {
            answer.List("imageWatermarkSet", criterion.Watermarks, watermark => WriteWatermark(answer, watermark));
        }
    }

    private static void WriteWatermark(Ec2XmlWriter answer, WatermarkCriterion watermark)
    {
        answer.Element("watermarkKey", watermark.Key);
        answer.Element("sourceImageRegion", watermark.SourceImageRegion);
        answer.Element("maximumDaysSinceSourceImageCreated", watermark.MaxDaysSinceSourceImageCreated);
        answer.Element("maximumDaysSinceWatermarkCreated", watermark.MaxDaysSinceAttached);
    }

    private static void WriteTexts(Ec2XmlWriter answer, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            answer.List(name, texts, answer.Text);
        }
    }

    private static void WriteDays(Ec2XmlWriter answer, string condition, string name, int? days)
    {
        if (days is not null)
        {
            answer.Group(condition, () => answer.Element(name, days));
        }
    }
}
